import QtQuick

// One of a few choices that stand beside each other. The current one differs by its colour, its sign and its frame.
Rectangle {
    id: choice

    property string text: ""
    property bool current: false
    property bool usable: true
    // For the bump bar's cursor; as a Button has it.
    property bool touchable: choice.usable
    readonly property color ink: !choice.usable ? Theme.faint : choice.current && !tap.pressed ? Theme.bumpInk : Theme.ink

    signal tapped

    objectName: "choiceButton"
    implicitHeight: Theme.mm(20)
    radius: Theme.radius
    color: !choice.usable ? Theme.idle : tap.pressed ? Theme.pressed : choice.current ? Theme.bump : Theme.raised
    border.color: choice.current ? Theme.cursor : choice.usable ? Theme.rim : Theme.line
    border.width: choice.current ? Theme.mm(0.8) : Theme.rimWidth

    Sign {
        id: mark

        objectName: "choiceMark"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        anchors.topMargin: Theme.mm(1.4)
        visible: choice.current
        name: "done"
        color: choice.ink
        font.pixelSize: Theme.mm(4.6)
    }

    Label {
        objectName: "choiceText"
        anchors.top: choice.current ? mark.bottom : parent.top
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.mm(1.4)
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.WordWrap
        text: choice.text
        color: choice.ink
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.mm(2.6)
        font.pixelSize: Theme.wordSize
    }

    TapHandler {
        id: tap

        enabled: choice.usable
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: choice.tapped()
    }
}

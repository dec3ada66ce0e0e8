import QtQuick

// A large button with a sign, a word or both.
Rectangle {
    id: button

    property string sign: ""
    property string text: ""
    property bool usable: true
    // What is so already, beside others that could be.
    property bool current: false
    // For the ring that keys move; see reach.py.
    property bool touchable: button.usable
    property bool closes: false
    property bool aside: button.closes
    property int size: Theme.wordSize
    property color ink: Theme.ink
    property color ground: Theme.raised

    // Also what cannot be done now can be read.
    readonly property color letters: !button.usable ? Theme.faint : tap.pressed ? Theme.ink : button.ink
    readonly property int pad: Theme.mm(3.5)
    readonly property int spare: button.sign === "" ? 0 : icon.implicitWidth + (button.text === "" ? 0 : content.spacing)

    signal tapped

    implicitHeight: Math.max(Theme.button, label.height + button.pad)
    implicitWidth: Math.max(Theme.button, button.spare + (button.text === "" ? 0 : label.implicitWidth) + 2 * button.pad)
    radius: Theme.radius
    color: !button.usable ? Theme.idle : tap.pressed ? Theme.pressed : button.ground
    border.color: button.current ? Theme.cursor : button.usable ? Theme.rim : Theme.line
    border.width: button.current ? Theme.mm(0.8) : Theme.rimWidth

    Row {
        id: content

        anchors.centerIn: parent
        spacing: Theme.mm(2)

        Sign {
            id: icon

            anchors.verticalCenter: parent.verticalCenter
            visible: button.sign !== ""
            name: button.sign
            color: button.letters
            font.pixelSize: button.text === "" ? Theme.bigSize : button.size * 1.25
        }

        Label {
            id: label

            objectName: "buttonText"
            anchors.verticalCenter: parent.verticalCenter
            visible: button.text !== ""
            // A name of any length stays on the button.
            width: Math.min(implicitWidth, button.width - button.spare - 2 * button.pad)
            wrapMode: Text.Wrap
            text: button.text
            color: button.letters
            font.pixelSize: button.size
        }
    }

    TapHandler {
        id: tap

        enabled: button.usable
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: button.tapped()
    }
}

import QtQuick

// A large button with a sign, a word or both.
Rectangle {
    id: button

    property string sign: ""
    property string text: ""
    property bool usable: true
    property int size: Theme.wordSize
    property color ink: Theme.ink
    property color ground: Theme.raised

    readonly property int pad: Theme.mm(3.5)
    readonly property int spare: button.sign === "" ? 0 : icon.implicitWidth + (button.text === "" ? 0 : content.spacing)

    signal tapped

    implicitHeight: Math.max(Theme.button, label.height + button.pad)
    implicitWidth: Math.max(Theme.button, button.spare + (button.text === "" ? 0 : label.implicitWidth) + 2 * button.pad)
    radius: Theme.radius
    color: tap.pressed && button.usable ? Theme.pressed : button.ground
    opacity: button.usable ? 1 : 0.35

    Row {
        id: content

        anchors.centerIn: parent
        spacing: Theme.mm(2)

        Sign {
            id: icon

            anchors.verticalCenter: parent.verticalCenter
            visible: button.sign !== ""
            name: button.sign
            color: button.ink
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
            color: button.ink
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

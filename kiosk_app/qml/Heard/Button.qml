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

    signal tapped

    implicitHeight: Theme.button
    implicitWidth: Math.max(Theme.button, content.width + 2 * Theme.mm(3.5))
    radius: Theme.radius
    color: tap.pressed && button.usable ? Theme.pressed : button.ground
    opacity: button.usable ? 1 : 0.35

    Row {
        id: content

        anchors.centerIn: parent
        spacing: Theme.mm(2)

        Sign {
            anchors.verticalCenter: parent.verticalCenter
            visible: button.sign !== ""
            name: button.sign
            color: button.ink
            font.pixelSize: button.text === "" ? Theme.bigSize : button.size * 1.25
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            visible: button.text !== ""
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

import QtQuick

// Whether this screen can be heard: a small sign while it can, a quiet word where it was set silent, an alarm where it
// should be heard and is not.
Rectangle {
    id: chip

    required property var sound
    // Of the bar it lies on.
    required property color ink
    property bool wordy: true
    // Its width with its word.
    readonly property real full: sign.implicitWidth + content.spacing + word.implicitWidth + Theme.mm(3)

    objectName: "soundChip"
    width: visible ? content.width + (chip.sound.alarm ? Theme.mm(3) : 0) : 0
    // Within the frame of a screen that is not current, too.
    height: Theme.mm(9)
    radius: Theme.radius
    visible: chip.sound.state !== "none"
    color: chip.sound.alarm ? Theme.alarm : "transparent"
    border.width: chip.sound.alarm ? Theme.mm(0.5) : 0
    border.color: Theme.black

    Row {
        id: content

        anchors.centerIn: parent
        spacing: Theme.mm(1.6)

        Sign {
            id: sign

            objectName: "soundSign"
            anchors.verticalCenter: parent.verticalCenter
            name: chip.sound.sign
            color: chip.sound.alarm ? Theme.black : chip.ink
            font.pixelSize: Theme.mm(6.4)
        }

        Label {
            id: word

            objectName: "soundWord"
            visible: chip.wordy && chip.sound.state !== "fine" && chip.sound.state !== "opening"
            anchors.verticalCenter: parent.verticalCenter
            text: chip.sound.word
            color: chip.sound.alarm ? Theme.black : chip.ink
            font.pixelSize: Theme.wordSize
        }
    }
}

pragma ComponentBehavior: Bound

import QtQuick

// One corner of a lesson: a striped box that says what this is.
Rectangle {
    id: mark

    readonly property int stripe: Theme.mm(3)

    objectName: "trainingMark"
    clip: true
    color: Theme.lesson

    Repeater {
        model: Math.ceil((mark.width + mark.height) / (2 * mark.stripe))

        Rectangle {
            required property int index

            x: (2 * index - 0.5) * mark.stripe - mark.height / 2
            y: -mark.height / 2
            width: mark.stripe
            height: 2 * mark.height
            rotation: 45
            color: Theme.black
        }
    }

    Rectangle {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.mm(1.5), content.width + Theme.mm(4))
        height: Math.min(parent.height - 2 * Theme.mm(0.8), Theme.mm(10))
        color: Theme.lesson
    }

    Row {
        id: content

        anchors.centerIn: parent
        spacing: Theme.mm(1.4)

        Sign {
            id: sign

            anchors.verticalCenter: parent.verticalCenter
            name: "training"
            color: Theme.black
            font.pixelSize: word.font.pixelSize * 1.15
        }

        Label {
            id: word

            objectName: "trainingWord"
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, mark.width - sign.width - content.spacing - Theme.mm(5))
            text: qsTr("TRAINING")
            color: Theme.black
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.mm(2.6)
            font.pixelSize: Math.min(Theme.mm(6), mark.height * 0.6)
            font.weight: Font.ExtraBold
        }
    }
}

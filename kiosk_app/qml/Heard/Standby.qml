import QtQuick

// The screen of a kitchen that rests: what time it is, whose screen this is and that it would know of an order. It
// wanders, so that no letter burns itself into the glass.
Rectangle {
    id: standby

    required property var kiosk

    objectName: "standby"
    color: Theme.black

    Column {
        id: content

        readonly property real roomX: standby.width - width - 2 * Theme.mm(10)
        readonly property real roomY: standby.height - height - 2 * Theme.mm(10)

        objectName: "standbyContent"
        x: Math.round(Theme.mm(10) + roomX * standby.kiosk.calm.across)
        y: Math.round(Theme.mm(10) + roomY * standby.kiosk.calm.down)
        spacing: Theme.mm(2)

        Behavior on x {
            enabled: Theme.motion

            NumberAnimation {
                duration: Theme.drift
            }
        }

        Behavior on y {
            enabled: Theme.motion

            NumberAnimation {
                duration: Theme.drift
            }
        }

        Label {
            objectName: "standbyClock"
            anchors.horizontalCenter: parent.horizontalCenter
            text: standby.kiosk.clock
            color: Theme.resting
            font.pixelSize: Theme.mm(20)
            font.weight: Font.ExtraBold
            font.features: ({ "tnum": 1 })
        }

        Label {
            objectName: "standbyTitle"
            anchors.horizontalCenter: parent.horizontalCenter
            text: standby.kiosk.second === null ? standby.kiosk.title : standby.kiosk.title + " · " + standby.kiosk.second.title
            color: Theme.resting
            font.pixelSize: Theme.titleSize
        }

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.mm(1.6)

            Sign {
                anchors.verticalCenter: parent.verticalCenter
                name: standby.kiosk.link
                color: Theme.resting
                font.pixelSize: Theme.mm(6.4)
            }

            Label {
                objectName: "standbyLink"
                anchors.verticalCenter: parent.verticalCenter
                text: standby.kiosk.linkWord
                color: Theme.resting
                font.pixelSize: Theme.wordSize
            }
        }

        // An order would wake this screen, and nobody would hear it. At full light: its black letters have nothing left
        // to be read by on a dark ground.
        SoundChip {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: sound.alarm
            sound: standby.kiosk.sound
            ink: Theme.resting
        }

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: standby.kiosk.insecure
            spacing: Theme.mm(1.6)

            Sign {
                anchors.verticalCenter: parent.verticalCenter
                name: "insecure"
                color: Theme.resting
                font.pixelSize: Theme.mm(6.4)
            }

            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("NOT SECURE")
                color: Theme.resting
                font.pixelSize: Theme.wordSize
            }
        }
    }
}

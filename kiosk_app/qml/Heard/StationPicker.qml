pragma ComponentBehavior: Bound

import QtQuick

// Which station this screen stands at.
Rectangle {
    id: picker

    required property var kiosk

    objectName: "picker"
    color: Theme.ground

    // Nothing behind it takes a tap.
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }

    Column {
        anchors.centerIn: parent
        spacing: Theme.mm(6)

        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: "Which station is this?"
            font.pixelSize: Theme.mm(11)
            font.weight: Font.ExtraBold
        }

        Grid {
            anchors.horizontalCenter: parent.horizontalCenter
            columns: picker.width > picker.height ? Math.min(3, Math.max(1, picker.kiosk.stations.length)) : 1
            spacing: Theme.mm(6)

            Repeater {
                model: picker.kiosk.stations

                Button {
                    required property var modelData

                    objectName: "stationChoice"
                    width: Theme.mm(95)
                    height: Theme.mm(40)
                    sign: modelData.sign
                    size: Theme.mm(8)
                    text: modelData.title
                    ground: modelData.current ? Theme.bump : Theme.raised
                    onTapped: picker.kiosk.choose(modelData.name)
                }
            }
        }

        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: picker.kiosk.stations.length === 0 ? "The hub has not told its stations yet." : picker.kiosk.hubUrl
            color: Theme.muted
            font.pixelSize: Theme.wordSize
        }

        Button {
            objectName: "pickerClose"
            visible: picker.kiosk.title !== ""
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.mm(60)
            sign: "close"
            text: "Keep " + picker.kiosk.title
            onTapped: picker.kiosk.open("")
        }
    }
}

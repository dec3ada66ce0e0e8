pragma ComponentBehavior: Bound

import QtQuick

// Which station this screen stands at.
Rectangle {
    id: picker

    required property var kiosk
    readonly property bool covering: true

    objectName: "picker"
    color: Theme.ground

    // Nothing behind it takes a tap.
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }

    Column {
        id: column

        anchors.centerIn: parent
        spacing: Theme.mm(6)

        Label {
            id: question

            anchors.horizontalCenter: parent.horizontalCenter
            text: qsTr("Which station is this?")
            font.pixelSize: Theme.mm(11)
            font.weight: Font.ExtraBold
        }

        Scroll {
            id: choices

            readonly property int others: question.height + address.height + ways.height + column.spacing

            anchors.horizontalCenter: parent.horizontalCenter
            width: grid.width
            height: Math.min(grid.height, picker.height - others - 2 * column.spacing - 2 * Theme.gap)
            rows: grid

            Grid {
                id: grid

                readonly property int room: picker.width - 2 * Theme.gap
                readonly property int choiceWidth: Math.min(Theme.mm(picker.width < Theme.narrow ? 64 : 95), room)

                columns: Math.max(1, Math.min(picker.kiosk.stations.length, Math.floor((room + spacing) / (choiceWidth + spacing))))
                spacing: Theme.mm(6)

                Repeater {
                    model: picker.kiosk.stations

                    Button {
                        required property var modelData
                        readonly property bool marked: modelData.current

                        objectName: "stationChoice"
                        width: grid.choiceWidth
                        height: Math.max(implicitHeight, Math.min(Theme.mm(40), picker.height / 4))
                        sign: modelData.sign
                        size: Theme.mm(8)
                        current: marked
                        text: modelData.title
                        ground: marked ? Theme.bump : Theme.raised
                        ink: marked ? Theme.bumpInk : Theme.ink
                        onTapped: picker.kiosk.choose(modelData.name)
                    }
                }
            }
        }

        Label {
            id: address

            anchors.horizontalCenter: parent.horizontalCenter
            text: picker.kiosk.stations.length === 0 ? qsTr("The hub has not told its stations yet.") : picker.kiosk.hubUrl
            color: Theme.muted
            font.pixelSize: Theme.wordSize
        }

        Grid {
            id: ways

            anchors.horizontalCenter: parent.horizontalCenter
            columns: close.visible && close.width + settings.width + spacing > grid.room ? 1 : 2
            spacing: Theme.gap
            horizontalItemAlignment: Grid.AlignHCenter

            Button {
                id: close

                objectName: "pickerClose"
                visible: picker.kiosk.title !== ""
                width: Math.min(Math.max(Theme.mm(60), implicitWidth), grid.room)
                sign: "close"
                closes: true
                text: qsTr("Keep %1").arg(picker.kiosk.title)
                onTapped: picker.kiosk.open("")
            }

            Button {
                id: settings

                objectName: "settingsButton"
                width: Math.min(Math.max(Theme.mm(50), implicitWidth), grid.room)
                sign: "settings"
                text: qsTr("Settings")
                onTapped: picker.kiosk.openSettings()
            }
        }
    }
}

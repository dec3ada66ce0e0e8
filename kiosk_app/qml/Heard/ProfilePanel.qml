pragma ComponentBehavior: Bound

import QtQuick

// The ways to run the kitchen; one touch switches, and tickets that hang move with their items.
Panel {
    id: panel

    objectName: "profilePanel"
    heading: qsTr("Run the kitchen by")

    Column {
        id: rows

        width: parent.width
        spacing: Theme.gap

        Repeater {
            model: panel.kiosk.profiles

            Button {
                required property var modelData

                objectName: "profile"
                width: rows.width
                sign: modelData.current ? "done" : "station"
                text: modelData.title
                size: Theme.titleSize
                current: modelData.current
                ground: modelData.current ? Theme.bump : Theme.raised
                ink: modelData.current ? Theme.bumpInk : Theme.ink
                onTapped: panel.kiosk.runBy(modelData.name)
            }
        }
    }
}

pragma ComponentBehavior: Bound

import QtQuick

// What can be done with one order beside bumping it: large buttons, what somebody most likely came for in colour.
Panel {
    id: panel

    objectName: "orderPanel"
    heading: panel.kiosk.opened.number + "  ·  " + panel.kiosk.opened.where
    empty: qsTr("This order has left the station.")
    bare: panel.kiosk.choices.length === 0

    Scroll {
        id: list

        anchors.fill: parent
        anchors.bottomMargin: Theme.gap
        rows: rows

        Column {
            id: rows

            width: list.width
            spacing: Theme.gap

            Repeater {
                model: panel.kiosk.choices

                Button {
                    required property var modelData

                    objectName: "choice"
                    width: rows.width
                    sign: modelData.sign
                    text: modelData.text
                    size: Theme.titleSize
                    ground: modelData.strong ? Theme.bump : Theme.raised
                    ink: modelData.strong ? Theme.bumpInk : Theme.ink
                    onTapped: panel.kiosk.act(modelData.key)
                }
            }
        }
    }
}

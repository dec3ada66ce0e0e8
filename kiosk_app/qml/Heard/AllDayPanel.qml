pragma ComponentBehavior: Bound

import QtQuick

// Totals of what is still to make at this station, the most first.
Panel {
    id: panel

    readonly property var totals: kiosk.allDay
    readonly property int rowHeight: Theme.mm(12)

    objectName: "allDayPanel"
    heading: "All day · still to make"
    empty: "Nothing to make. All done."
    bare: totals.length === 0

    Flickable {
        id: list

        // How many rows end below the edge.
        readonly property int below: {
            const edge = contentY + height + 1;
            let count = 0;
            for (let at = 0; at < rows.count; ++at) {
                const row = rows.itemAt(at);
                if (row && row.y + row.height > edge)
                    ++count;
            }
            return count;
        }

        anchors.fill: parent
        anchors.bottomMargin: Theme.mm(12)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        contentHeight: column.height

        Column {
            id: column

            width: list.width

            Repeater {
                id: rows

                model: panel.totals

                Item {
                    id: row

                    required property var modelData

                    width: column.width
                    height: Math.max(panel.rowHeight, dish.height + Theme.mm(3))

                    Rectangle {
                        width: parent.width
                        height: 1
                        color: Theme.line
                    }

                    Label {
                        id: quantity

                        width: Theme.mm(14)
                        anchors.verticalCenter: parent.verticalCenter
                        horizontalAlignment: Text.AlignRight
                        text: row.modelData.quantity
                        color: Theme.quantity
                        font.pixelSize: Theme.mm(8)
                        font.weight: Font.ExtraBold
                        font.features: ({ "tnum": 1 })
                    }

                    Label {
                        id: dish

                        objectName: "dish"
                        anchors.left: quantity.right
                        anchors.leftMargin: Theme.mm(3)
                        anchors.right: orders.left
                        anchors.rightMargin: Theme.mm(3)
                        anchors.verticalCenter: parent.verticalCenter
                        wrapMode: Text.Wrap
                        text: row.modelData.name
                        font.pixelSize: Theme.mm(6.4)
                    }

                    Label {
                        id: orders

                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        text: row.modelData.orders === 1 ? "1 order" : row.modelData.orders + " orders"
                        color: Theme.muted
                        font.pixelSize: Theme.smallSize
                    }
                }
            }
        }
    }

    Label {
        objectName: "allDayMore"
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.mm(12)
        visible: list.below > 0
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: "↓ " + list.below + " more, swipe up"
        color: Theme.fresh
        font.pixelSize: Theme.wordSize
    }
}

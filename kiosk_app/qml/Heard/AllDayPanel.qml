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

    Scroll {
        id: list

        anchors.fill: parent
        anchors.bottomMargin: Theme.gap
        rows: rows

        Column {
            id: rows

            width: list.width

            Repeater {
                model: panel.totals

                Item {
                    id: row

                    required property var modelData

                    width: rows.width
                    height: Math.max(panel.rowHeight, dish.height + Theme.mm(3))

                    Rectangle {
                        width: parent.width
                        height: Theme.hairline
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

                        objectName: "dishOrders"
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        text: row.modelData.orders
                        color: Theme.muted
                        font.pixelSize: Theme.smallSize
                    }
                }
            }
        }
    }
}

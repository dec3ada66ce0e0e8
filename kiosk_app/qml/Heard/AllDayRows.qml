pragma ComponentBehavior: Bound

import QtQuick

// What is still to make of each dish, and what it is altered by. A touch has the tickets stand out.
Scroll {
    id: list

    required property var kiosk
    readonly property var totals: kiosk.allDay
    readonly property var none: ({ "name": "", "quantity": 0, "orders": "", "altered": "", "soldOut": false, "waiting": false })

    rows: rows
    onMoved: list.kiosk.scrolled()

    Column {
        id: rows

        width: list.width
        spacing: Theme.gap

        Repeater {
            // By their number: a row that is touched stays when a number in another one changes.
            model: list.totals.length

            Rectangle {
                id: row

                required property int index
                readonly property var modelData: list.totals[row.index] ?? list.none
                readonly property bool chosen: modelData.name === list.kiosk.highlighted
                readonly property bool touchable: true

                signal tapped

                objectName: "dishRow"
                width: rows.width
                height: Math.max(Theme.button, words.height + Theme.mm(2.4))
                radius: Theme.radius
                color: row.chosen ? Theme.chosen : Theme.bar
                border.color: Theme.cursor
                border.width: row.chosen ? Theme.mm(0.8) : 0
                onTapped: list.kiosk.highlight(row.modelData.name)

                Rectangle {
                    visible: row.index > 0
                    y: -Math.round((Theme.gap + height) / 2)
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
                    color: row.modelData.quantity > 0 ? Theme.quantity : Theme.muted
                    font.pixelSize: Theme.mm(8)
                    font.weight: Font.ExtraBold
                    font.features: ({ "tnum": 1 })
                }

                Column {
                    id: words

                    anchors.left: quantity.right
                    anchors.leftMargin: Theme.mm(3)
                    anchors.right: gone.left
                    anchors.rightMargin: Theme.mm(3)
                    anchors.verticalCenter: parent.verticalCenter

                    Label {
                        objectName: "dish"
                        width: parent.width
                        wrapMode: Text.Wrap
                        text: row.modelData.name
                        color: row.modelData.quantity > 0 ? Theme.ink : Theme.muted
                        font.pixelSize: Theme.mm(6.4)
                    }

                    Label {
                        objectName: "dishAltered"
                        width: parent.width
                        visible: text !== ""
                        wrapMode: Text.Wrap
                        text: row.modelData.altered
                        color: Theme.muted
                        font.pixelSize: Theme.wordSize
                    }

                    Label {
                        objectName: "dishOrders"
                        text: row.modelData.orders
                        color: Theme.muted
                        font.pixelSize: Theme.smallSize
                    }
                }

                TapHandler {
                    gesturePolicy: TapHandler.ReleaseWithinBounds
                    onTapped: row.tapped()
                }

                Button {
                    id: gone

                    objectName: "dishGone"
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.mm(1.6)
                    anchors.verticalCenter: parent.verticalCenter
                    sign: row.modelData.waiting ? "waiting" : ""
                    text: row.modelData.soldOut ? qsTr("86 ✕") : qsTr("86")
                    ground: row.modelData.soldOut ? Theme.alarm : Theme.raised
                    ink: row.modelData.soldOut ? Theme.black : Theme.ink
                    onTapped: list.kiosk.soldOut(row.modelData.name, !row.modelData.soldOut)
                }
            }
        }
    }
}

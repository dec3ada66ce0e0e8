pragma ComponentBehavior: Bound

import QtQuick

// Totals of what is still to make at this station, with what it is altered by. A touch has the tickets stand out.
Panel {
    id: panel

    readonly property var totals: kiosk.allDay
    // A row of a button's height, and what has to be between two of them.
    readonly property var none: ({ "name": "", "quantity": 0, "orders": "", "altered": "", "soldOut": false, "waiting": false })
    readonly property int rowHeight: Theme.button + Theme.gap

    objectName: "allDayPanel"
    heading: qsTr("All day")
    empty: qsTr("Nothing to make. All done.")
    bare: totals.length === 0
    news: panel.kiosk.totalsSort === "oldest" ? qsTr("Oldest first") : qsTr("Most first")
    newsGround: Theme.raised
    newsInk: Theme.ink
    onNewsTapped: panel.kiosk.sortTotals()

    Scroll {
        id: list

        anchors.fill: parent
        anchors.bottomMargin: Theme.gap
        rows: rows
        onMoved: panel.kiosk.scrolled()

        Column {
            id: rows

            width: list.width

            Repeater {
                // By their number: a row that is touched stays when a number in another one changes.
                model: panel.totals.length

                Rectangle {
                    id: row

                    required property int index
                    readonly property var modelData: panel.totals[row.index] ?? panel.none
                    readonly property bool chosen: modelData.name === panel.kiosk.highlighted

                    objectName: "dishRow"
                    width: rows.width
                    height: Math.max(panel.rowHeight, words.height + Theme.mm(4))
                    radius: Theme.radius
                    color: row.chosen ? Theme.bump : "transparent"

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
                        onTapped: panel.kiosk.highlight(row.modelData.name)
                    }

                    Button {
                        id: gone

                        objectName: "dishGone"
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        height: Theme.button
                        sign: row.modelData.waiting ? "waiting" : ""
                        text: row.modelData.soldOut ? qsTr("86 ✕") : qsTr("86")
                        ground: row.modelData.soldOut ? Theme.alarm : Theme.raised
                        ink: row.modelData.soldOut ? Theme.black : Theme.ink
                        onTapped: panel.kiosk.soldOut(row.modelData.name, !row.modelData.soldOut)
                    }
                }
            }
        }
    }
}

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

    ListView {
        id: list

        anchors.fill: parent
        anchors.bottomMargin: more.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: panel.totals
        delegate: Item {
            id: row

            required property var modelData

            width: list.width
            height: Math.max(panel.rowHeight, dish.height + Theme.mm(3))

            Rectangle {
                width: parent.width
                height: 1
                color: Theme.line
            }

            Label {
                id: quantity

                width: Theme.mm(17)
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
                anchors.leftMargin: Theme.mm(4)
                anchors.right: orders.left
                anchors.rightMargin: Theme.mm(3)
                anchors.verticalCenter: parent.verticalCenter
                wrapMode: Text.Wrap
                text: row.modelData.name
                font.pixelSize: Theme.mm(6)
            }

            Label {
                id: orders

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: row.modelData.orders
                color: Theme.muted
                font.pixelSize: Theme.wordSize
            }
        }
    }

    Label {
        id: more

        readonly property int below: Math.max(0, Math.ceil((list.contentHeight - list.contentY - list.height) / panel.rowHeight))

        anchors.bottom: parent.bottom
        width: parent.width
        height: below > 0 ? Theme.mm(12) : 0
        visible: below > 0
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: "↓ " + below + " more – swipe up"
        color: Theme.fresh
        font.pixelSize: Theme.wordSize
    }
}

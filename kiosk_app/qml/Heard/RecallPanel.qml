pragma ComponentBehavior: Bound

import QtQuick

// The orders that had left this station last when it was opened; one tap brings one back. The list stands still: what
// leaves meanwhile is counted, and shown when somebody asks for it.
Panel {
    id: panel

    objectName: "recallPanel"
    heading: "Recall"
    empty: "Nothing has left this station yet."
    bare: kiosk.recalls.length === 0
    news: kiosk.newRecalls > 0 ? "↑ " + kiosk.newRecalls + " new" : ""
    onNewsTapped: kiosk.open("recall")

    ListView {
        id: list

        anchors.fill: parent
        anchors.bottomMargin: Theme.gap
        clip: true
        spacing: Theme.gap
        boundsBehavior: Flickable.StopAtBounds
        model: panel.kiosk.recalls
        delegate: Rectangle {
            id: row

            required property var modelData

            objectName: "recallRow"
            width: list.width
            height: Math.max(Theme.mm(20), details.height + Theme.mm(5))
            radius: Theme.radius
            color: tap.pressed ? Theme.pressed : Theme.raised

            Label {
                id: number

                objectName: "recallNumber"
                x: Theme.mm(4)
                anchors.verticalCenter: parent.verticalCenter
                text: row.modelData.number
                font.pixelSize: Theme.mm(9)
                font.weight: Font.ExtraBold
            }

            Column {
                id: details

                anchors.left: number.right
                anchors.leftMargin: Theme.mm(4)
                anchors.right: icon.left
                anchors.rightMargin: Theme.mm(3)
                anchors.verticalCenter: parent.verticalCenter

                Label {
                    width: parent.width
                    wrapMode: Text.Wrap
                    text: row.modelData.where + "  ·  " + row.modelData.status
                    font.pixelSize: Theme.mm(5.6)
                }

                Label {
                    width: parent.width
                    wrapMode: Text.Wrap
                    text: row.modelData.dishes
                    color: Theme.muted
                    font.pixelSize: Theme.mm(4.8)
                }
            }

            Sign {
                id: icon

                anchors.right: parent.right
                anchors.rightMargin: Theme.mm(4)
                anchors.verticalCenter: parent.verticalCenter
                name: row.modelData.waiting ? "waiting" : "recall"
                font.pixelSize: Theme.mm(9)
            }

            TapHandler {
                id: tap

                gesturePolicy: TapHandler.ReleaseWithinBounds
                onTapped: panel.kiosk.recall(row.modelData.orderId)
            }
        }
    }
}

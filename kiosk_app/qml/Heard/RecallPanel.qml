pragma ComponentBehavior: Bound

import QtQuick

// The orders that had left this station last when it was opened, or those of the whole day that are looked for; one tap
// brings one back. The list stands still: what leaves meanwhile is counted, and shown when somebody asks for it.
Panel {
    id: panel

    // On a small screen the keys would leave no room for the list: there they come when they are asked for.
    readonly property bool roomy: panel.height - keypad.tall > Theme.mm(120)
    property bool typing: false
    // Then what is typed stands beside the cross, and what is found above the keys.
    readonly property bool lifted: keypad.visible && !roomy

    objectName: "recallPanel"
    heading: lifted ? "" : qsTr("Recall")
    empty: kiosk.nothing
    breadth: Theme.widest
    bare: kiosk.recalls.length === 0
    news: kiosk.newRecalls > 0 ? qsTr("↑ %1 new").arg(kiosk.newRecalls) : ""
    onNewsTapped: kiosk.open("recall")
    writable: true
    onTyped: key => panel.kiosk.typed(key)

    ListView {
        id: list

        y: panel.lifted ? Math.max(0, sought.y + sought.height + Theme.gap) : 0
        width: parent.width
        height: (panel.lifted ? keypad.y : sought.y) - Theme.gap - y
        clip: true
        spacing: Theme.gap
        boundsBehavior: Flickable.StopAtBounds
        model: panel.kiosk.recalls
        delegate: Rectangle {
            id: row

            required property var modelData
            readonly property bool touchable: true

            signal tapped

            objectName: "recallRow"
            width: list.width
            height: Math.max(Theme.mm(20), details.height + Theme.mm(5))
            radius: Theme.radius
            color: tap.pressed ? Theme.pressed : Theme.raised
            border.color: Theme.rim
            border.width: Theme.rimWidth
            onTapped: panel.kiosk.recall(row.modelData.orderId)

            Label {
                id: number

                objectName: "recallNumber"
                anchors.left: parent.left
                anchors.leftMargin: Theme.mm(4)
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
                onTapped: row.tapped()
            }
        }
    }

    Rectangle {
        id: sought

        readonly property bool touchable: true

        signal tapped

        objectName: "soughtField"
        y: panel.lifted ? -(Theme.button + Theme.gap) : (keypad.visible ? keypad.y : parent.height) - height - Theme.gap
        anchors.left: parent.left
        width: parent.width - (panel.lifted ? Theme.mm(20) + Theme.gap : 0)
        height: Math.max(Theme.button, said.height + Theme.mm(3))
        radius: Theme.radius
        color: Theme.ground
        border.color: Theme.rim
        border.width: Theme.rimWidth
        onTapped: panel.typing = !panel.typing

        Sign {
            id: lens

            anchors.left: parent.left
            anchors.leftMargin: Theme.mm(4)
            anchors.verticalCenter: parent.verticalCenter
            name: "search"
            color: Theme.muted
            font.pixelSize: Theme.mm(7)
        }

        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
            onTapped: sought.tapped()
        }

        Button {
            id: script

            objectName: "scriptButton"
            visible: keypad.visible && keypad.foreign
            anchors.right: parent.right
            height: parent.height
            text: keypad.latin ? keypad.own[0].slice(0, 3) : "abc"
            onTapped: keypad.latin = !keypad.latin
        }

        Column {
            id: said

            anchors.left: lens.right
            anchors.leftMargin: Theme.mm(3)
            anchors.right: script.visible ? script.left : parent.right
            anchors.rightMargin: Theme.mm(4)
            anchors.verticalCenter: parent.verticalCenter

            Label {
                objectName: "soughtText"
                width: parent.width
                wrapMode: Text.Wrap
                text: panel.kiosk.sought === "" ? qsTr("Number, table, name or dish: the whole day") : panel.kiosk.sought
                color: panel.kiosk.sought === "" ? Theme.muted : Theme.ink
                font.pixelSize: Theme.mm(6.4)
            }

            Label {
                objectName: "searchedText"
                width: parent.width
                visible: text !== ""
                wrapMode: Text.Wrap
                text: panel.kiosk.searched
                color: Theme.muted
                font.pixelSize: Theme.smallSize
            }
        }
    }

    Keypad {
        id: keypad

        visible: panel.roomy || panel.typing
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        width: parent.width
        onTyped: key => panel.kiosk.typed(key)
    }
}

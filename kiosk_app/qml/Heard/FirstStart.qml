import QtQuick

// Before the first contact: what is being looked for, and what somebody in the kitchen can try.
Rectangle {
    id: first

    required property var kiosk

    objectName: "firstStart"
    color: Theme.ground

    // Nothing behind it takes a tap.
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.mm(10), Theme.mm(300))
        spacing: Theme.mm(6)

        Sign {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "hub"
            color: Theme.fresh
            font.pixelSize: Theme.mm(34)
        }

        Label {
            objectName: "firstStartHeadline"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: first.kiosk.searching ? "Hub not found" : "Looking for the hub"
            font.pixelSize: Theme.mm(13)
            font.weight: Font.ExtraBold
        }

        Label {
            objectName: "firstStartDetail"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: "Looking for " + first.kiosk.hubUrl + " …" + (first.kiosk.linkDetail === "" ? "" : "\n" + first.kiosk.linkDetail)
            color: Theme.muted
            font.pixelSize: Theme.mm(6.4)
        }

        Label {
            visible: first.kiosk.searching
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: "Try: is the hub's power on? Is its network cable in?\nThis screen keeps looking and starts by itself."
            font.pixelSize: Theme.mm(6.4)
        }
    }
}

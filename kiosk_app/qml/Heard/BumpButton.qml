import QtQuick

// The foot of a card: what a bump does here, its key on the bump bar and how far the card is.
Rectangle {
    id: bump

    // The OrderCard it belongs to; by its type the files would need each other.
    required property var card
    readonly property bool serving: card.place === "ready"
    readonly property color ink: bump.card.armed || bump.serving && !bump.card.waiting ? Theme.black : Theme.white
    // Counted from where reading begins.
    readonly property real from: (keycap.visible ? Theme.mm(3) + keycap.width : 0) + Theme.mm(2)
    readonly property real room: bump.width - (progress.text === "" ? 0 : progress.width + Theme.mm(3)) - Theme.mm(3) - bump.from

    signal tapped

    objectName: "bumpButton"

    radius: Theme.radius
    color: tap.pressed ? Theme.bumpPressed : bump.card.armed ? Theme.stale : bump.card.waiting ? Theme.raised : bump.serving ? Theme.ready : Theme.bump

    Rectangle {
        id: keycap

        objectName: "bumpKey"
        visible: bump.card.key !== ""
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(3)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.mm(10)
        height: Theme.mm(10)
        radius: Theme.radius
        color: "transparent"
        border.color: bump.ink
        border.width: Theme.mm(0.5)

        Label {
            anchors.centerIn: parent
            text: bump.card.key
            color: bump.ink
            font.pixelSize: Theme.mm(6)
            font.weight: Font.ExtraBold
        }
    }

    Row {
        id: content

        // In the middle, or as near to it as key and progress leave it room.
        anchors.left: parent.left
        anchors.leftMargin: Math.max(bump.from, Math.min((bump.width - width) / 2, bump.from + bump.room - width))
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.mm(2)

        Sign {
            id: sign

            objectName: "bumpSign"
            // The word says the same.
            visible: sign.implicitWidth + content.spacing + word.implicitWidth <= bump.room
            anchors.verticalCenter: parent.verticalCenter
            name: bump.card.waiting ? "waiting" : bump.card.bumpSign
            color: bump.ink
            font.pixelSize: Theme.mm(8)
        }

        Label {
            id: word

            objectName: "bumpWord"
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, bump.room)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.mm(3)
            text: bump.card.bumpWord
            color: bump.ink
            font.pixelSize: Theme.mm(7)
            font.weight: Font.ExtraBold
        }
    }

    Label {
        id: progress

        objectName: "progress"
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(3)
        anchors.verticalCenter: parent.verticalCenter
        // The question has the whole button.
        text: bump.card.armed ? "" : bump.card.progress
        color: bump.ink
        font.pixelSize: Theme.mm(5.4)
        font.features: ({ "tnum": 1 })
    }

    TapHandler {
        id: tap

        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: bump.tapped()
    }
}

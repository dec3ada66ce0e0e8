import QtQuick

// The foot of a card: what a bump does here, its key on the bump bar and how far the card is.
Rectangle {
    id: bump

    // The OrderCard it belongs to; by its type the files would need each other.
    required property var card
    readonly property bool serving: card.place === "ready"
    readonly property bool quiet: bump.card.waiting || bump.card.faded
    readonly property color ink: tap.pressed ? Theme.bumpInk : bump.card.armed ? Theme.black : bump.quiet ? Theme.ink : bump.serving ? Theme.black : Theme.bumpInk
    // Counted from where reading begins.
    // Beside the lines it is narrow and high: key and progress stand above the word.
    readonly property bool upright: card.wide
    readonly property real from: (keycap.visible && !upright ? Theme.mm(3) + keycap.width : 0) + Theme.mm(2.6)
    // On a narrow card word and progress do not fit beside each other, and stand below each other.
    readonly property bool stacked: !upright && progress.text !== "" && from + word.implicitWidth + progress.implicitWidth + Theme.mm(6) > width
    readonly property real room: width - from - Theme.mm(upright ? 2 : 3) - (progress.text === "" || upright || stacked ? 0 : progress.implicitWidth + Theme.mm(3))
    // Nor do key and progress above the word, where the button stands beside the lines.
    readonly property bool tall: upright && keycap.visible && progress.implicitWidth + Theme.mm(18.5) > width && height > Theme.mm(29)
    readonly property real lowered: stacked ? -Theme.mm(3.2) : tall ? Theme.mm(2) : upright && (keycap.visible || progress.text !== "") ? Theme.mm(6) : 0

    signal tapped

    objectName: "bumpButton"

    radius: Theme.radius
    color: tap.pressed ? Theme.bumpPressed : bump.card.armed ? Theme.stale : bump.quiet ? Theme.raised : bump.serving ? Theme.ready : Theme.bump

    border.color: Theme.rim
    border.width: bump.quiet ? Theme.rimWidth : 0

    Rectangle {
        id: keycap

        objectName: "bumpKey"
        visible: bump.card.key !== ""
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(3)
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: bump.upright ? bump.lowered - Theme.mm(bump.tall ? 10.5 : 11) : 0
        // A key that was learnt may be called by a word.
        width: Math.max(Theme.mm(10), cap.implicitWidth + Theme.mm(3))
        height: Theme.mm(10)
        radius: Theme.radius
        color: bump.color
        border.color: bump.ink
        border.width: Theme.mm(0.5)

        Label {
            id: cap

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
        anchors.leftMargin: bump.stacked ? bump.from + (bump.room - width) / 2 : Math.max(bump.from, Math.min((bump.width - width) / 2, bump.from + bump.room - width))
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: bump.lowered
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
        anchors.verticalCenter: keycap.verticalCenter
        anchors.verticalCenterOffset: bump.stacked ? Theme.mm(5) : bump.tall ? Theme.mm(19) : 0
        width: bump.stacked ? bump.width - bump.from - Theme.mm(3.8) : bump.tall ? bump.width - Theme.mm(6) : Math.min(implicitWidth, bump.width - Theme.mm(keycap.visible ? 18.5 : 6))
        horizontalAlignment: bump.stacked || bump.tall ? Text.AlignHCenter : Text.AlignRight
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.mm(3)
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

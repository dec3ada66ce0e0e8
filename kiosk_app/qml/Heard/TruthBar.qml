import QtQuick

// What the screen knows and how well: station, counts by state, connection, the hub's time. When it may not be
// current, the whole bar says so in one sentence.
Rectangle {
    id: bar

    required property var kiosk
    readonly property bool stale: kiosk.stale
    readonly property color ink: stale ? Theme.black : Theme.ink
    readonly property bool narrow: width < Theme.narrow
    readonly property bool tight: width < Theme.tight

    color: bar.stale ? Theme.stale : Theme.bar

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        color: bar.stale ? Theme.stale : Theme.barEdge
    }

    Row {
        id: station

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap
        height: parent.height
        spacing: Theme.mm(2.4)

        Sign {
            // Where there is room for one of them only: the name, or beside the sentence the sign.
            visible: !bar.tight || bar.stale
            anchors.verticalCenter: parent.verticalCenter
            name: "kitchen"
            color: bar.ink
            font.pixelSize: Theme.mm(8)
        }

        Label {
            objectName: "stationTitle"
            visible: !bar.tight || !bar.stale
            anchors.verticalCenter: parent.verticalCenter
            text: bar.kiosk.title
            color: bar.ink
            font.pixelSize: Theme.titleSize
        }
    }

    // The way to another station where there are no buttons for it: long enough that no guest finds it, and as high as a
    // glove, though the bar is not.
    Item {
        id: title

        // By keys it is a touch.
        readonly property bool touchable: true
        readonly property bool aside: true

        signal tapped

        objectName: "title"
        anchors.left: station.left
        anchors.right: station.right
        height: Theme.button
        onTapped: bar.kiosk.open("stations")

        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
            onLongPressed: title.tapped()
        }
    }

    Row {
        id: counts

        // In the middle, or as near to it as there is room; where there is not enough, those that press the least step
        // back. Counted from where reading begins.
        readonly property real from: station.width + 2 * Theme.gap
        readonly property real to: bar.width - clock.width - Theme.mm(5) - link.width - sound.width - sound.anchors.rightMargin - 2 * Theme.gap
        // What would be left of the bar beside all of them, without the state of the sound.
        readonly property real spare: bar.width - clock.width - Theme.mm(5) - link.width - 2 * Theme.gap - from - 4 * (fresh.width + spacing)
        readonly property int most: bar.narrow ? Math.floor((to - from + spacing) / (fresh.width + spacing)) : 4

        // What is counted is the kitchen's; guests only read numbers.
        visible: !bar.stale && bar.kiosk.kind !== "board"
        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.leftMargin: Math.round(Math.max(from, Math.min((bar.width - width) / 2, to - width)))
        spacing: Theme.mm(2.4)

        Counter {
            id: fresh

            count: bar.kiosk.counts["new"] ?? 0
            visible: counts.most > 1
            sign: "new"
            word: qsTr("NEW")
            wordy: !bar.narrow
            ground: Theme.fresh
        }

        Counter {
            count: bar.kiosk.counts["cooking"] ?? 0
            visible: counts.most > 2
            sign: "cooking"
            word: qsTr("COOKING")
            wordy: !bar.narrow
            ground: Theme.cooking
        }

        Counter {
            count: bar.kiosk.counts["ready"] ?? 0
            visible: counts.most > 3
            sign: "ready"
            word: qsTr("READY")
            wordy: !bar.narrow
            ground: Theme.ready
        }

        Counter {
            count: bar.kiosk.counts["late"] ?? 0
            visible: counts.most > 0
            sign: "late"
            word: qsTr("LATE")
            wordy: !bar.narrow
            ground: Theme.late
        }
    }

    Label {
        objectName: "staleText"
        visible: bar.stale
        anchors.left: station.right
        anchors.leftMargin: Theme.mm(bar.tight ? 3 : 6)
        anchors.right: sound.left
        anchors.rightMargin: Theme.mm(4)
        height: parent.height
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: bar.kiosk.staleText
        color: Theme.black
        wrapMode: Text.Wrap
        font.pixelSize: bar.narrow ? Theme.smallSize : Theme.textSize
    }

    SoundChip {
        id: sound

        anchors.right: link.left
        anchors.rightMargin: visible ? Theme.mm(bar.narrow ? 2.4 : 5) : 0
        anchors.verticalCenter: parent.verticalCenter
        sound: bar.kiosk.sound
        ink: bar.stale ? Theme.black : Theme.muted
        // On a narrow bar, where no counter would step back for it.
        wordy: !bar.narrow || (!bar.stale && counts.spare >= sound.full + sound.anchors.rightMargin)
    }

    Row {
        id: link

        readonly property color ink: bar.stale ? Theme.black : Theme.links[bar.kiosk.link]

        anchors.right: clock.left
        anchors.rightMargin: Theme.mm(5)
        height: parent.height
        spacing: Theme.mm(1.6)

        Sign {
            objectName: "linkSign"
            anchors.verticalCenter: parent.verticalCenter
            name: bar.kiosk.link
            color: link.ink
            font.pixelSize: Theme.mm(6.4)
        }

        Label {
            objectName: "linkWord"
            // There the sentence beside it says as much.
            visible: !bar.tight || !bar.stale
            anchors.verticalCenter: parent.verticalCenter
            text: bar.kiosk.linkWord
            color: link.ink
            font.pixelSize: Theme.wordSize
        }
    }

    Label {
        id: clock

        objectName: "clock"
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        height: parent.height
        verticalAlignment: Text.AlignVCenter
        text: bar.kiosk.clock
        color: bar.ink
        font.pixelSize: Theme.bigSize
        font.weight: Font.ExtraBold
        font.features: ({ "tnum": 1 })
    }
}

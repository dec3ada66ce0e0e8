import QtQuick

// What has just been done, with the way back; or one calm sentence about what could not be done. It lies on the foot,
// where it covers the least, and never on a card.
Rectangle {
    id: toast

    required property var kiosk
    required property FootBar foot
    // Where it lies beside a panel's cross when there is no room beside the panel.
    required property real above
    readonly property var said: kiosk.said
    readonly property color ink: said.kind === "done" ? Theme.toastInk : Theme.black
    readonly property bool refusal: said.kind === "refused"
    readonly property bool news: said.kind === "news"
    readonly property bool plain: refusal || news || said.kind === "kept"

    // Its width beside the words; the words in one line; and in letters as small as can be read.
    readonly property int others: Theme.mm(3) + sign.width + Theme.mm(2.5) + (plain ? 0 : undo.width) + Theme.mm(3)
    readonly property int most: others + Math.ceil(line.advanceWidth) + Theme.mm(1)
    readonly property int least: others + (plain ? 0.4 : 0.3) * line.advanceWidth
    readonly property int place: {
        const found = foot.stretches.findIndex(stretch => stretch.to - stretch.from >= least);
        return found < 0 ? foot.stretches.length - 1 : found;
    }
    // What stands at the foot is out of reach while a panel is open, and the panel's own keys are not.
    readonly property bool away: kiosk.panel !== ""
    readonly property int beside: foot.width - Theme.widest - Theme.gap
    readonly property bool isBeside: away && beside - Theme.gap >= least
    readonly property var stretch: !away ? foot.stretches[place] : isBeside ? {
        "from": Theme.gap,
        "to": beside
    } : {
        "from": Math.max(0, foot.width - Theme.widest) + Theme.gap,
        "to": foot.width - Theme.mm(20) - 2 * Theme.gap
    }
    readonly property bool overTotals: visible && place > 0 && !away
    readonly property bool touchable: true
    readonly property bool aside: away

    signal tapped

    objectName: "toast"
    // The way back lies where a panel covers it; a refusal is worth a sentence over everything.
    visible: said.text !== "" && (toast.refusal || kiosk.panel === "")
    anchors.left: parent.left
    anchors.leftMargin: stretch.from
    y: away && !isBeside ? toast.above : foot.y + (foot.height - height) / 2
    width: toast.place > 0 && !away ? stretch.to - stretch.from : Math.min(most, stretch.to - stretch.from)
    height: Theme.mm(16.5)
    radius: Theme.radius * 2
    color: toast.said.kind === "done" ? Theme.toast : toast.news ? Theme.fresh : Theme.stale

    onTapped: toast.said.dismiss()

    // Nothing below it takes the tap.
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: toast.tapped()
    }

    TextMetrics {
        id: line

        text: toast.said.text
        font.family: Theme.families.text
        font.weight: Font.Bold
        font.pixelSize: Theme.titleSize
    }

    Sign {
        id: sign

        objectName: "toastSign"
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(3)
        anchors.verticalCenter: parent.verticalCenter
        name: toast.refusal ? "late" : toast.news ? "new" : toast.plain ? "waiting" : toast.said.kind
        color: toast.ink
        font.pixelSize: Theme.mm(8)
    }

    Label {
        objectName: "toastText"
        anchors.left: sign.right
        anchors.leftMargin: Theme.mm(2.5)
        anchors.verticalCenter: parent.verticalCenter
        width: toast.width - toast.others
        height: parent.height - 2 * Theme.mm(1)
        verticalAlignment: Text.AlignVCenter
        text: line.text
        color: toast.ink
        wrapMode: Text.Wrap
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.mm(3)
        font.pixelSize: Theme.titleSize
    }

    Button {
        id: undo

        objectName: "undoButton"
        visible: !toast.plain
        anchors.right: parent.right
        anchors.rightMargin: (toast.height - height) / 2
        anchors.verticalCenter: parent.verticalCenter
        width: toast.foot.narrow ? implicitWidth : Theme.mm(46)
        height: Theme.button
        sign: "recall"
        text: qsTr("UNDO")
        onTapped: toast.kiosk.undo()
    }
}

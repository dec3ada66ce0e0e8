import QtQuick

// Buttons within reach of the thumb, the pages of the rail, and how many orders there are in all.
Rectangle {
    id: bar

    required property var kiosk
    readonly property bool narrow: width < Theme.narrow
    // There even the signs have to be enough; on the smallest, another station is chosen by a long touch on the title.
    readonly property bool tight: width < Theme.mm(kiosk.profiles.length > 0 ? 250 : 225)
    readonly property bool tiny: width < Theme.mm(140)
    readonly property int turner: tight ? Theme.button : Theme.mm(22)
    readonly property int between: Math.max(Theme.mm(14), Math.min(Theme.mm(46), width - buttons.width - 2 * turner - 5 * Theme.gap))

    // Whether a toast lies where the totals stand; the number of orders then stands below the page's.
    property bool covered: false
    // Beside the pages there is no room for them at all.
    readonly property bool crowded: end - turned - Theme.gap < Theme.mm(26)

    // Where a toast may lie, the one that covers least first: nothing, the totals, the pages, all but Recall.
    // All counted from where reading begins.
    readonly property int end: width - Theme.gap
    readonly property int turning: Math.round(Math.max(2 * Theme.gap + buttons.width, (width - pager.width) / 2))
    readonly property int turned: turning + pager.width
    readonly property var stretches: [
        { "from": turned + Theme.gap, "to": end - Math.max(total.contentWidth, beyond.contentWidth) - Theme.gap },
        { "from": turned + Theme.gap, "to": end },
        { "from": 2 * Theme.gap + buttons.width, "to": end },
        { "from": 2 * Theme.gap + recall.width, "to": end }
    ]

    color: Theme.bar

    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.barEdge
    }

    Row {
        id: buttons

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap

        Button {
            id: recall

            objectName: "recallButton"
            sign: "recall"
            text: bar.tight ? "" : qsTr("Recall")
            onTapped: bar.kiosk.open("recall")
        }

        Button {
            objectName: "allDayButton"
            // They stand beside the cards.
            visible: bar.kiosk.beside === 0
            sign: "all_day"
            text: bar.tight ? "" : qsTr("All day")
            onTapped: bar.kiosk.open("all_day")
        }

        Button {
            objectName: "profileButton"
            // Before it would push the pages off the glass, it gives way.
            visible: bar.kiosk.profiles.length > 0 && bar.width >= Theme.mm(111)
            sign: "kitchen"
            text: bar.narrow ? "" : qsTr("Kitchen")
            onTapped: bar.kiosk.open("profile")
        }

        Button {
            objectName: "stationButton"
            visible: !bar.tiny && !bar.kiosk.training
            sign: "station"
            text: bar.narrow ? "" : qsTr("Station")
            onTapped: bar.kiosk.open("stations")
        }
    }

    Row {
        id: pager

        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.leftMargin: bar.turning
        spacing: Theme.gap

        Button {
            objectName: "pageBefore"
            width: bar.turner
            sign: Theme.mirrored ? "after" : "before"
            usable: bar.kiosk.page > 0
            ground: bar.kiosk.newBefore > 0 ? Theme.arrivals[bar.kiosk.edges.before.kind].ground : Theme.raised
            ink: bar.kiosk.newBefore > 0 ? Theme.arrivals[bar.kiosk.edges.before.kind].ink : Theme.ink
            onTapped: bar.kiosk.turn(-1)
        }

        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: bar.between

            Label {
                objectName: "position"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: (bar.tight ? qsTr("%1 of %2") : qsTr("Page %1 of %2")).arg(bar.kiosk.page + 1).arg(bar.kiosk.pages)
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.mm(3)
                font.pixelSize: Theme.textSize
            }

            Label {
                id: arrivals

                objectName: "arrivals"
                width: parent.width
                visible: text !== "" && !bar.covered && !bar.crowded
                horizontalAlignment: Text.AlignHCenter
                text: bar.kiosk.edges.arrivals
                color: Theme.news
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.mm(3)
                font.pixelSize: Theme.wordSize
            }

            Label {
                objectName: "totalBelow"
                width: parent.width
                visible: bar.covered || bar.crowded
                horizontalAlignment: Text.AlignHCenter
                text: bar.crowded && !bar.tiny && arrivals.text !== "" ? total.text + "   " + arrivals.text : total.text
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.mm(3)
                font.pixelSize: Theme.wordSize
            }
        }

        Button {
            objectName: "pageAfter"
            width: bar.turner
            sign: Theme.mirrored ? "before" : "after"
            usable: bar.kiosk.page < bar.kiosk.pages - 1
            ground: bar.kiosk.newAfter > 0 ? Theme.arrivals[bar.kiosk.edges.after.kind].ground : Theme.raised
            ink: bar.kiosk.newAfter > 0 ? Theme.arrivals[bar.kiosk.edges.after.kind].ink : Theme.ink
            onTapped: bar.kiosk.turn(1)
        }
    }

    Column {
        visible: !bar.covered && !bar.crowded
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        anchors.left: pager.right
        anchors.verticalCenter: parent.verticalCenter

        Label {
            id: total

            objectName: "total"
            width: parent.width
            horizontalAlignment: Text.AlignRight
            text: bar.kiosk.totalText
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.mm(3)
            font.pixelSize: Theme.textSize
        }

        Label {
            id: beyond

            objectName: "beyond"
            width: parent.width
            visible: text !== ""
            horizontalAlignment: Text.AlignRight
            text: bar.kiosk.beyondText
            color: Theme.muted
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.mm(3)
            font.pixelSize: Theme.wordSize
        }
    }
}

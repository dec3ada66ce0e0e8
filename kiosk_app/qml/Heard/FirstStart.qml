import QtQuick

// Before the first orders: what is being looked for, and what somebody in the kitchen can try.
Rectangle {
    id: first

    required property var kiosk
    readonly property var said: kiosk.firstStart
    readonly property bool covering: true

    objectName: "firstStart"
    color: Theme.ground

    // Nothing behind it takes a tap.
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }

    Item {
        anchors.top: parent.top
        anchors.bottom: station.top
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width - 2 * Theme.mm(10), Theme.mm(300))

        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            spacing: Theme.mm(6)

            Sign {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "hub"
                color: Theme.news
                font.pixelSize: Math.min(Theme.mm(34), first.height / 6)
            }

            Label {
                objectName: "firstStartHeadline"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
                text: first.said.headline
                font.pixelSize: Theme.mm(13)
                font.weight: Font.ExtraBold
            }

            Label {
                objectName: "firstStartDetail"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
                text: first.said.detail
                color: Theme.muted
                font.pixelSize: Theme.mm(6.4)
            }

            Label {
                objectName: "firstStartAdvice"
                visible: text !== ""
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
                text: first.said.advice
                font.pixelSize: Theme.mm(6.4)
            }
        }
    }

    // The way out of a station the hub does not have. Before the first choice the picker comes by itself.
    Button {
        id: station

        objectName: "stationButton"
        visible: first.kiosk.title !== ""
        anchors.bottom: parent.bottom
        anchors.bottomMargin: (Theme.footBar - height) / 2
        anchors.horizontalCenter: parent.horizontalCenter
        width: Theme.mm(60)
        sign: "station"
        text: qsTr("Station")
        onTapped: first.kiosk.open("stations")
    }
}

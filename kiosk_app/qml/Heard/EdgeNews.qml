import QtQuick

// What has come on the pages before or after this one: a strip in the margin, all along the rail, and where it covers no
// card the words, which a touch follows.
Item {
    id: edge

    required property var kiosk
    required property bool isAfter
    readonly property var news: edge.isAfter ? kiosk.edges.after : kiosk.edges.before
    readonly property bool fits: edge.news.count > 0 && edge.news.spot.length === 4
    readonly property var look: Theme.arrivals[edge.news.kind]
    // Towards where it is: to the right at the end of a rail that runs to the right.
    readonly property bool toRight: edge.isAfter !== Theme.mirrored

    Rectangle {
        id: strip

        objectName: edge.isAfter ? "edgeAfter" : "edgeBefore"
        visible: edge.news.count > 0
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.topMargin: Theme.radius
        anchors.bottomMargin: Theme.radius
        anchors.left: edge.isAfter ? parent.right : undefined
        anchors.right: edge.isAfter ? undefined : parent.left
        width: Theme.gap
        color: edge.look.edge
    }

    Rectangle {
        id: tab

        readonly property var spot: edge.fits ? edge.news.spot : [0, 0, 0, 0]

        objectName: edge.isAfter ? "edgeTabAfter" : "edgeTabBefore"
        visible: edge.fits
        // Where cards lie: they are placed by the same numbers.
        x: Theme.mirrored ? edge.width - spot[0] - width : spot[0]
        y: spot[1]
        width: spot[2]
        height: spot[3]
        radius: Theme.radius * 2
        color: tap.pressed ? Theme.pressed : edge.look.ground
        border.color: edge.look.edge
        border.width: Theme.mm(0.5)

        transform: Translate {
            id: slide
        }

        onVisibleChanged: if (visible && Theme.motion)
            slideIn.restart()

        NumberAnimation {
            id: slideIn

            target: slide
            property: "x"
            from: (edge.toRight ? 1 : -1) * (tab.width + Theme.gap)
            to: 0
            duration: Theme.enter
            easing.type: Theme.easing
        }

        Sign {
            id: chevron

            objectName: "edgeChevron"
            anchors.right: edge.isAfter ? parent.right : undefined
            anchors.left: edge.isAfter ? undefined : parent.left
            anchors.margins: Theme.mm(1)
            anchors.verticalCenter: parent.verticalCenter
            name: edge.toRight ? "after" : "before"
            color: tap.pressed ? Theme.ink : edge.look.ink
            font.pixelSize: Theme.mm(10)
        }

        Item {
            anchors.left: edge.isAfter ? parent.left : chevron.right
            anchors.right: edge.isAfter ? chevron.left : parent.right
            anchors.leftMargin: Theme.mm(edge.isAfter ? 3 : 0)
            anchors.rightMargin: Theme.mm(edge.isAfter ? 0 : 3)
            height: parent.height

            Sign {
                id: sign

                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                name: edge.news.kind
                color: chevron.color
                font.pixelSize: Theme.mm(8)
            }

            Column {
                anchors.left: sign.right
                anchors.leftMargin: Theme.mm(2)
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter

                Label {
                    objectName: "edgeWord"
                    width: parent.width
                    visible: text !== ""
                    text: edge.news.word
                    color: chevron.color
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.mm(3)
                    font.pixelSize: Theme.mm(6)
                    font.weight: Font.ExtraBold
                }

                Label {
                    objectName: "edgeText"
                    width: parent.width
                    text: edge.news.text
                    color: chevron.color
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.mm(3)
                    font.pixelSize: edge.news.word === "" ? Theme.titleSize : Theme.wordSize
                    font.weight: Font.ExtraBold
                    font.features: ({ "tnum": 1 })
                }
            }
        }

        TapHandler {
            id: tap

            gesturePolicy: TapHandler.ReleaseWithinBounds
            onTapped: edge.kiosk.edges.follow(edge.isAfter)
        }
    }
}

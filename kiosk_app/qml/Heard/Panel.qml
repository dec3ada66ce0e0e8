import QtQuick

// A panel over the right side of the rail; the cards behind it stay visible but take no taps.
Item {
    id: panel

    required property var kiosk
    property string heading: ""
    property string empty: ""
    // What has come since it was opened; a tap shows it.
    property string news: ""
    property color newsGround: Theme.fresh
    property color newsInk: Theme.black
    property bool bare: false
    // For the ring that keys move; see reach.py.
    readonly property bool covering: true
    property bool writable: false
    // Something on the cards beside it is to be seen now.
    property bool clear: false
    property int breadth: Theme.mm(125)
    default property alias content: body.data

    signal newsTapped
    signal typed(string key)

    Rectangle {
        objectName: "shade"
        anchors.fill: parent
        color: Theme.shade
        opacity: panel.clear ? 0 : 1

        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
            onTapped: panel.kiosk.open("")
        }
    }

    Rectangle {
        id: sheet

        objectName: "sheet"
        anchors.right: parent.right
        width: Math.min(parent.width, panel.breadth)
        height: parent.height
        color: Theme.bar

        Rectangle {
            width: Theme.hairline
            height: parent.height
            color: Theme.barEdge
        }

        // Keeps taps between the rows from closing it.
        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
        }

        Label {
            id: headline

            anchors.left: parent.left
            anchors.leftMargin: Theme.mm(5)
            height: Theme.button + 2 * Theme.gap
            verticalAlignment: Text.AlignVCenter
            text: panel.heading
            font.pixelSize: Theme.mm(7.4)
            font.weight: Font.ExtraBold
        }

        Button {
            objectName: "panelNews"
            anchors.right: close.left
            anchors.rightMargin: Theme.gap
            y: Theme.gap
            visible: panel.news !== ""
            aside: true
            text: panel.news
            ground: panel.newsGround
            ink: panel.newsInk
            onTapped: panel.newsTapped()
        }

        Button {
            id: close

            objectName: "closeButton"
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap
            y: Theme.gap
            width: Theme.mm(20)
            sign: "close"
            closes: true
            onTapped: panel.kiosk.open("")
        }

        Label {
            visible: panel.bare
            anchors.top: headline.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.mm(5)
            anchors.topMargin: 0
            wrapMode: Text.Wrap
            text: panel.empty
            color: Theme.muted
        }

        Item {
            id: body

            anchors.top: headline.bottom
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: Theme.mm(5)
            anchors.rightMargin: Theme.mm(5)
        }
    }
}

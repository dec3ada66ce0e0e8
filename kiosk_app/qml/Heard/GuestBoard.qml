import QtQuick

// The guests' board: numbers being prepared on the left, numbers to be fetched on the right, to be read from six metres.
// Nothing on it can be touched.
Rectangle {
    id: board

    required property var kiosk
    readonly property bool upright: height > width

    objectName: "guestBoard"
    color: Theme.ground

    Grid {
        id: halves

        anchors.fill: parent
        columns: board.upright ? 1 : 2

        GuestNumbers {
            objectName: "guestsReady"
            width: board.upright ? board.width : board.width / 2
            height: board.upright ? board.height / 2 : board.height
            heading: qsTr("Ready", "heading of the guests' board")
            sign: "ready"
            ground: Theme.ready
            numbers: board.kiosk.guests["ready"] ?? []
            strong: true
        }

        GuestNumbers {
            objectName: "guestsPreparing"
            width: board.upright ? board.width : board.width / 2
            height: board.upright ? board.height / 2 : board.height
            heading: qsTr("Preparing")
            sign: "cooking"
            ground: Theme.bar
            numbers: board.kiosk.guests["preparing"] ?? []
        }
    }
}

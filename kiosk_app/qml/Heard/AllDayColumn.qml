import QtQuick

// The totals that always stand beside the cards.
Rectangle {
    id: column

    required property var kiosk

    objectName: "allDayColumn"
    radius: Theme.radius
    color: Theme.bar

    Label {
        id: headline

        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(4)
        height: Theme.button + 2 * Theme.gap
        verticalAlignment: Text.AlignVCenter
        text: qsTr("All day")
        font.pixelSize: Theme.titleSize
        font.weight: Font.ExtraBold
    }

    Button {
        objectName: "columnSort"
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(2)
        anchors.verticalCenter: headline.verticalCenter
        text: column.kiosk.totalsSort === "oldest" ? qsTr("Oldest first") : qsTr("Most first")
        onTapped: column.kiosk.sortTotals()
    }

    Label {
        objectName: "columnEmpty"
        visible: column.kiosk.allDay.length === 0
        anchors.top: headline.bottom
        anchors.left: headline.left
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(4)
        wrapMode: Text.Wrap
        text: qsTr("Nothing to make. All done.")
        color: Theme.muted
    }

    AllDayRows {
        anchors.top: headline.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.mm(2)
        anchors.rightMargin: Theme.mm(2)
        kiosk: column.kiosk
    }
}

pragma ComponentBehavior: Bound

import QtQuick

// Totals of what is still to make at this station, over the right side of the rail.
Panel {
    id: panel

    objectName: "allDayPanel"
    heading: qsTr("All day")
    empty: qsTr("Nothing to make. All done.")
    bare: panel.kiosk.allDay.length === 0
    clear: panel.kiosk.highlighted !== ""
    news: panel.kiosk.totalsSort === "oldest" ? qsTr("Oldest first") : qsTr("Most first")
    newsGround: Theme.raised
    newsInk: Theme.ink
    onNewsTapped: panel.kiosk.sortTotals()

    AllDayRows {
        anchors.fill: parent
        anchors.bottomMargin: Theme.gap
        kiosk: panel.kiosk
    }
}

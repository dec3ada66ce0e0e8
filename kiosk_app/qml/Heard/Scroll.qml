import QtQuick

// Rows that may be higher than their place: they scroll, and how many end below the edge is said.
Item {
    id: scroll

    // The Column or Grid that holds the rows.
    required property Item rows
    default property alias content: list.flickableData

    signal moved

    readonly property bool overfull: rows.height > height
    readonly property int below: {
        const edge = list.contentY + list.height + 1;
        let count = 0;
        for (let at = 0; at < rows.children.length; ++at) {
            const row = rows.children[at];
            if (row.y + row.height > edge)
                ++count;
        }
        return count;
    }

    Flickable {
        id: list

        width: parent.width
        height: parent.height - (scroll.overfull ? more.height : 0)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        contentHeight: scroll.rows.height
        onMovementStarted: scroll.moved()
    }

    Label {
        id: more

        objectName: "more"
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.mm(12)
        visible: scroll.below > 0
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: qsTr("↓ %1 more, swipe up").arg(scroll.below)
        color: Theme.news
        font.pixelSize: Theme.wordSize
    }
}

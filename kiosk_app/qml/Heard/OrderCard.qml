pragma ComponentBehavior: Bound

import QtQuick

// One card, or the part of one that stands in one column.
Item {
    id: ticket

    required property int orderId
    required property int part
    required property int parts
    required property int cardX
    required property int cardY
    required property int cardWidth
    required property int cardHeight
    required property int headHeight
    required property int headWidth
    required property int footWidth
    required property string number
    required property string where
    required property string service
    required property string place
    required property string sign
    required property string word
    required property double placedAtS
    required property var grounds
    required property var texts
    required property var zones
    required property var marks
    required property string bumpWord
    required property string bumpSign
    required property string progress
    required property string key
    required property bool waiting
    required property bool asked
    required property bool selected
    required property bool armed
    required property bool faded
    required property bool pinned
    required property bool leaving
    required property bool entering
    required property string age
    property bool draggable: false

    readonly property bool last: part === parts
    // Head and button stand beside the lines instead of above and below them.
    readonly property bool wide: headWidth > 0
    // Where a head that stands beside the body ends, from where reading begins.
    readonly property int headEnd: Theme.measures.border + headWidth
    readonly property int weight: Theme.mm(look.weight)
    // While others stand out it keeps its place, its words and its sign, but gives up its colour.
    readonly property var look: Theme.places[place]
    readonly property color headInk: faded ? Theme.muted : Theme.black
    readonly property bool moving: flowX.running || flowY.running || settling.running || slideOut.running
    // 1: still beside its place, 0: there.
    property real slide: 0
    property bool settled: false
    // How far a finger has carried it.
    property real carriedX: 0
    property real carriedY: 0

    signal bumped(int orderId)
    signal itemTapped(int orderId, string itemId)
    signal departed(int orderId, int part)
    signal headTapped(int orderId)
    signal dropped(int orderId, real x, real y)

    objectName: "card"
    y: cardY
    z: leaving ? -1 : drag.active ? 2 : moving ? 1 : 0
    width: cardWidth
    height: cardHeight
    // A new card can be read from its first frame on.
    opacity: leaving ? 1 - Math.abs(slide) : 1
    enabled: !leaving
    layer.enabled: moving
    transform: Translate {
        x: (Theme.mirrored ? -1 : 1) * ticket.slide * ticket.width * (ticket.leaving ? 0.6 : 0.25) + ticket.carriedX
        y: ticket.carriedY
    }

    Component.onCompleted: {
        settled = true;
        if (entering && Theme.motion) {
            slide = 1;
            slideIn.start();
        }
    }
    onLeavingChanged: if (leaving)
        slideOut.start()

    Behavior on x {
        enabled: ticket.settled && Theme.motion

        NumberAnimation {
            id: flowX

            duration: Theme.flow
            easing.type: Theme.easing
        }
    }

    Behavior on y {
        enabled: ticket.settled && Theme.motion

        NumberAnimation {
            id: flowY

            duration: Theme.flow
            easing.type: Theme.easing
        }
    }

    // The first frame stands for a moment: it is painted sooner when nothing moves yet, and a cook can read it.
    SequentialAnimation {
        id: slideIn

        PauseAnimation {
            duration: Theme.glimpse
        }

        NumberAnimation {
            id: settling

            target: ticket
            property: "slide"
            to: 0
            duration: Theme.enter
            easing.type: Theme.easing
        }
    }

    SequentialAnimation {
        id: slideOut

        NumberAnimation {
            target: ticket
            property: "slide"
            to: -1
            duration: Theme.leave
            easing.type: Easing.InCubic
        }

        ScriptAction {
            script: ticket.departed(ticket.orderId, ticket.part)
        }
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: ticket.selected ? -Theme.mm(1.2) : 0
        visible: ticket.selected
        radius: Theme.radius * 1.5
        color: Theme.cursor
    }

    Rectangle {
        id: frame

        anchors.fill: parent
        radius: Theme.radius
        color: ticket.faded ? Theme.line : ticket.look.edge
    }

    Rectangle {
        objectName: "headGround"
        anchors.left: parent.left
        anchors.leftMargin: ticket.weight
        y: ticket.weight
        width: ticket.wide ? ticket.headEnd - ticket.weight : body.width
        // In themes with another edge a line of it is left above the body.
        height: (ticket.wide ? Theme.measures.border + ticket.headHeight : body.y) - y - Theme.hairline
        topLeftRadius: Theme.radius - ticket.weight / 2
        topRightRadius: ticket.wide ? 0 : topLeftRadius
        color: ticket.faded ? Theme.raised : ticket.look.color
    }

    Loader {
        anchors.left: parent.left
        anchors.leftMargin: Theme.measures.border
        y: Theme.measures.border
        width: ticket.wide ? ticket.headWidth : ticket.width - 2 * Theme.measures.border
        height: ticket.headHeight
        sourceComponent: ticket.part === 1 ? headComponent : stripComponent

        Component {
            id: headComponent

            CardHead {
                card: ticket
            }
        }

        Component {
            id: stripComponent

            CardStrip {
                card: ticket
            }
        }
    }

    Item {
        id: head

        objectName: "cardHead"
        anchors.left: parent.left
        width: ticket.wide ? ticket.headEnd : ticket.width
        height: ticket.wide ? ticket.height : Math.max(body.y, Theme.button)

        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
            onTapped: ticket.headTapped(ticket.orderId)
        }

        DragHandler {
            id: drag

            property bool carried: false
            property real atX
            property real atY

            enabled: ticket.draggable && ticket.part === 1
            target: null
            // In the scene: the card itself moves with the finger.
            onCentroidChanged: if (active) {
                ticket.carriedX = centroid.scenePosition.x - centroid.scenePressPosition.x;
                ticket.carriedY = centroid.scenePosition.y - centroid.scenePressPosition.y;
                atX = ticket.x + ticket.width / 2 + ticket.carriedX;
                atY = ticket.y + Theme.mm(10) + ticket.carriedY;
                carried = true;
            }
            onActiveChanged: if (!active) {
                ticket.carriedX = ticket.carriedY = 0;
                if (carried)
                    ticket.dropped(ticket.orderId, atX, atY);
                carried = false;
            }
        }
    }

    Rectangle {
        id: body

        anchors.left: parent.left
        anchors.leftMargin: ticket.wide ? ticket.headEnd : ticket.weight
        anchors.right: parent.right
        anchors.rightMargin: ticket.weight
        y: ticket.wide ? ticket.weight : Theme.measures.border + ticket.headHeight
        height: ticket.height - y - ticket.weight
        topRightRadius: ticket.wide && !Theme.mirrored ? Theme.radius : 0
        topLeftRadius: ticket.wide && Theme.mirrored ? Theme.radius : 0
        bottomLeftRadius: ticket.wide && !Theme.mirrored ? 0 : Theme.radius
        bottomRightRadius: ticket.wide && Theme.mirrored ? 0 : Theme.radius
        color: Theme.surface
    }

    Rectangle {
        anchors.left: parent.left
        anchors.leftMargin: ticket.weight
        y: Theme.measures.border + ticket.headHeight
        visible: ticket.wide && height > 0
        width: ticket.headEnd - ticket.weight
        height: ticket.height - y - ticket.weight
        bottomLeftRadius: Theme.mirrored ? 0 : Theme.radius
        bottomRightRadius: Theme.mirrored ? Theme.radius : 0
        color: Theme.surface
    }

    Item {
        id: lines

        readonly property int before: (ticket.wide ? ticket.headEnd : Theme.measures.border) + Theme.measures.pad

        objectName: "cardLines"
        anchors.left: parent.left
        anchors.leftMargin: before
        y: (ticket.wide ? Theme.measures.border : body.y) + Theme.measures.pad
        width: ticket.width - before - (ticket.wide ? ticket.footWidth : 0) - Theme.measures.border - Theme.measures.pad
        opacity: ticket.waiting || ticket.faded ? Theme.dimmed : 1

        Repeater {
            model: ticket.grounds

            Rectangle {
                required property var modelData

                x: Theme.mirrored ? lines.width - modelData.x - width : modelData.x
                y: modelData.y
                width: modelData.width > 0 ? modelData.width : lines.width
                height: modelData.height
                radius: modelData.kind === "rule" ? 0 : Theme.radius / 2
                color: Theme.kinds[modelData.kind].ground
                border.color: Theme.kinds[modelData.kind].edge ?? color
                border.width: Theme.kinds[modelData.kind].edge ? Theme.rimWidth : 0
            }
        }

        Repeater {
            model: ticket.texts

            CardText {}
        }

        Repeater {
            model: ticket.marks

            Rectangle {
                id: mark

                required property var modelData

                x: Theme.mirrored ? lines.width - modelData.x - width : modelData.x
                y: modelData.y
                width: modelData.width
                height: modelData.height
                color: Theme.surface

                Sign {
                    objectName: "itemWaiting"
                    height: mark.modelData.line
                    name: "waiting"
                    font.pixelSize: Theme.measures.name
                }
            }
        }
    }

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: point => {
            const left = point.position.x - lines.x;
            const x = Theme.mirrored ? lines.width - left : left;
            const y = point.position.y - lines.y;
            const zone = ticket.zones.find(zone => y >= zone.y && y < zone.y + zone.height && (zone.width === 0 || x >= zone.x && x < zone.x + zone.width));
            if (zone)
                ticket.itemTapped(ticket.orderId, zone.itemId);
        }
    }

    Label {
        objectName: "continues"
        visible: !ticket.last
        anchors.fill: foot
        anchors.leftMargin: Theme.measures.pad
        anchors.rightMargin: Theme.measures.pad
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.Wrap
        text: qsTr("continues  →  %1/%2").arg(ticket.part + 1).arg(ticket.parts)
        color: Theme.muted
        font.pixelSize: Theme.read(5)
    }

    // Over the card's whole width below the lines, or over its whole height beside them.
    Item {
        id: foot

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.measures.border
        width: ticket.wide ? ticket.footWidth : ticket.width - 2 * Theme.measures.border
        height: ticket.wide ? ticket.height - 2 * Theme.measures.border : ticket.last ? Theme.measures.foot : Theme.measures.strip
    }

    Loader {
        active: ticket.last
        anchors.fill: foot
        sourceComponent: BumpButton {
            card: ticket
            onTapped: ticket.bumped(ticket.orderId)
        }
    }
}

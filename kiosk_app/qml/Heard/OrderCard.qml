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
    readonly property int weight: Theme.mm(Theme.places[place].weight)
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
    opacity: leaving ? 1 - Math.abs(slide) : faded ? 0.25 : 1
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
        color: Theme.white
    }

    Rectangle {
        id: frame

        anchors.fill: parent
        radius: Theme.radius
        color: Theme.places[ticket.place].color
    }

    Loader {
        x: Theme.measures.border
        y: Theme.measures.border
        width: ticket.width - 2 * Theme.measures.border
        height: ticket.part === 1 ? Theme.measures.head : Theme.measures.strip
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

        width: ticket.width
        height: body.y

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

        x: ticket.weight
        y: Theme.measures.border + (ticket.part === 1 ? Theme.measures.head : Theme.measures.strip)
        width: ticket.width - 2 * ticket.weight
        height: ticket.height - y - ticket.weight
        bottomLeftRadius: Theme.radius
        bottomRightRadius: Theme.radius
        color: Theme.surface
    }

    Item {
        id: lines

        x: Theme.measures.border + Theme.measures.pad
        y: body.y + Theme.measures.pad
        width: ticket.width - 2 * x
        opacity: ticket.waiting ? 0.4 : 1

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

                x: Theme.mirrored ? lines.width - width : 0
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
            const y = point.position.y - lines.y;
            const zone = ticket.zones.find(zone => y >= zone.y && y < zone.y + zone.height);
            if (zone)
                ticket.itemTapped(ticket.orderId, zone.itemId);
        }
    }

    Label {
        visible: !ticket.last
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.measures.border
        x: body.x
        width: body.width
        height: Theme.measures.strip
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: qsTr("continues  →  %1/%2").arg(ticket.part + 1).arg(ticket.parts)
        color: Theme.muted
        font.pixelSize: Theme.wordSize
    }

    Loader {
        active: ticket.last
        x: Theme.measures.border
        y: ticket.height - height - Theme.measures.border
        width: ticket.width - 2 * x
        height: Theme.measures.foot
        sourceComponent: BumpButton {
            card: ticket
            onTapped: ticket.bumped(ticket.orderId)
        }
    }
}

import QtQuick

// One card, or the part of one that stands in one column.
Item {
    id: card

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
    required property var blocks
    required property string bumpWord
    required property string bumpSign
    required property string progress
    required property string key
    required property bool waiting
    required property var waitingItems
    required property bool selected
    required property bool leaving
    required property bool entering
    required property double nowS

    readonly property bool last: part === parts
    readonly property int weight: Theme.mm(Theme.places[place].weight)
    readonly property bool moving: flowX.running || flowY.running || slideIn.running || slideOut.running
    // 1: still beside its place, 0: there.
    property real slide: 0
    property bool settled: false

    signal bumped(int orderId)
    signal itemTapped(int orderId, string itemId)
    signal left(int orderId, int part)

    objectName: "card"
    x: cardX
    y: cardY
    z: leaving ? -1 : moving ? 1 : 0
    width: cardWidth
    height: cardHeight
    opacity: 1 - Math.abs(slide)
    enabled: !leaving
    transform: Translate {
        x: card.slide * card.width * 0.6
    }

    Component.onCompleted: {
        settled = true;
        if (entering && Theme.motion)
            slideIn.start();
    }
    onLeavingChanged: if (leaving)
        slideOut.start()

    Behavior on x {
        enabled: card.settled && Theme.motion

        NumberAnimation {
            id: flowX

            duration: Theme.flow
            easing.type: Theme.easing
        }
    }

    Behavior on y {
        enabled: card.settled && Theme.motion

        NumberAnimation {
            id: flowY

            duration: Theme.flow
            easing.type: Theme.easing
        }
    }

    NumberAnimation {
        id: slideIn

        target: card
        property: "slide"
        from: 1
        to: 0
        duration: Theme.enter
        easing.type: Theme.easing
    }

    SequentialAnimation {
        id: slideOut

        NumberAnimation {
            target: card
            property: "slide"
            to: -1
            duration: Theme.leave
            easing.type: Easing.InCubic
        }

        ScriptAction {
            script: card.left(card.orderId, card.part)
        }
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: card.selected ? -Theme.mm(1.2) : 0
        visible: card.selected
        radius: Theme.radius * 1.5
        color: Theme.white
    }

    Rectangle {
        id: frame

        anchors.fill: parent
        radius: Theme.radius
        color: Theme.places[card.place].color
    }

    Loader {
        x: Theme.measures.border
        y: Theme.measures.border
        width: card.width - 2 * Theme.measures.border
        height: card.part === 1 ? Theme.measures.head : Theme.measures.strip
        sourceComponent: card.part === 1 ? headComponent : stripComponent

        Component {
            id: headComponent

            CardHead {
                card: card
            }
        }

        Component {
            id: stripComponent

            CardStrip {
                card: card
            }
        }
    }

    Rectangle {
        id: body

        x: card.weight
        y: Theme.measures.border + (card.part === 1 ? Theme.measures.head : Theme.measures.strip)
        width: card.width - 2 * card.weight
        height: card.height - y - card.weight
        bottomLeftRadius: Theme.radius
        bottomRightRadius: Theme.radius
        color: Theme.surface
    }

    Item {
        id: lines

        x: Theme.measures.border + Theme.measures.pad
        y: body.y + Theme.measures.pad
        width: card.width - 2 * x
        opacity: card.waiting ? 0.4 : 1

        Repeater {
            model: card.blocks

            CardBlock {
                width: lines.width
                waiting: card.waitingItems.indexOf(itemId) >= 0

                TapHandler {
                    enabled: parent.itemId !== ""
                    gesturePolicy: TapHandler.ReleaseWithinBounds
                    onTapped: card.itemTapped(card.orderId, parent.itemId)
                }
            }
        }
    }

    Label {
        visible: !card.last
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.measures.border
        x: body.x
        width: body.width
        height: Theme.measures.strip
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: "continues  →  " + (card.part + 1) + "/" + card.parts
        color: Theme.muted
        font.pixelSize: Theme.wordSize
    }

    Loader {
        active: card.last
        x: Theme.measures.border
        y: card.height - height - Theme.measures.border
        width: card.width - 2 * x
        height: Theme.measures.foot
        sourceComponent: BumpButton {
            card: card
            onTapped: card.bumped(card.orderId)
        }
    }
}

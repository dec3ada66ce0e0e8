import QtQuick

// The cursor that keys move over everything that can be touched. It is drawn within what it is on and moves with it; black
// beside white is seen on every ground. See reach.py.
Item {
    id: ring

    property bool shown: false
    // A part of what it is on, from where it is read on and from above; all of it where the height is negative, and all
    // across where the width is none. Round a part there is room.
    property real atX: 0
    property real atY: 0
    property real atWidth: 0
    property real atHeight: -1
    readonly property bool partly: ring.atHeight >= 0
    readonly property real across: ring.atWidth > 0 ? ring.atWidth : parent?.width ?? 0
    readonly property real from: Theme.mirrored ? (parent?.width ?? 0) - ring.atX - ring.across : ring.atX

    objectName: "ring"
    visible: shown
    x: ring.partly ? ring.from - Theme.mm(2) : 0
    y: ring.partly ? ring.atY - Theme.mm(0.8) : 0
    z: 100
    width: ring.partly ? ring.across + Theme.mm(4) : parent?.width ?? 0
    height: ring.partly ? ring.atHeight + Theme.mm(1.6) : parent?.height ?? 0
    // What it is on has gone: it does not come back with it.
    onVisibleChanged: if (!visible)
        shown = false

    Rectangle {
        anchors.fill: parent
        color.a: 0
        radius: Theme.radius
        border.color: Theme.black
        border.width: Theme.mm(2)
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.mm(0.6)
        color.a: 0
        radius: Theme.radius
        border.color: Theme.white
        border.width: Theme.mm(0.8)
    }
}

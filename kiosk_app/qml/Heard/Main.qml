pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window

// The one window of a kiosk. Everything that opens lies inside it.
Window {
    id: root

    required property var kiosk
    readonly property var second: kiosk?.second ?? null
    readonly property bool upright: height > width
    readonly property int divider: second === null ? 0 : Theme.mm(1)

    // Every size on the glass hangs on the window's, not on a pane's.
    function resized(): void {
        root.kiosk?.windowResized(root.width, root.height);
        root.second?.windowResized(root.width, root.height);
    }

    LayoutMirroring.enabled: Theme.mirrored
    LayoutMirroring.childrenInherit: true
    color: Theme.ground
    title: "Heard"
    onWidthChanged: root.resized()
    onHeightChanged: root.resized()

    Binding {
        target: Theme
        property: "perMm"
        value: root.kiosk.perMm
    }

    Binding {
        target: Theme
        property: "measures"
        value: root.kiosk.measures
    }

    Binding {
        target: Theme
        property: "icons"
        value: root.kiosk.icons
    }

    Binding {
        target: Theme
        property: "families"
        value: root.kiosk.families
    }

    Binding {
        target: Theme
        property: "mirrored"
        value: root.kiosk.mirrored
    }

    Binding {
        target: Theme
        property: "motion"
        value: root.kiosk.motion
    }

    Binding {
        target: Theme
        property: "palette"
        value: root.kiosk.theme
    }

    // Against burn-in the whole picture stands a little elsewhere now and then; nothing is laid out anew for it.
    Binding {
        target: root.contentItem
        property: "x"
        value: root.kiosk.calm.shiftX * Theme.mm(0.4)
    }

    Binding {
        target: root.contentItem
        property: "y"
        value: root.kiosk.calm.shiftY * Theme.mm(0.4)
    }

    Pane {
        anchors.left: parent.left
        anchors.top: parent.top
        width: root.second === null || root.upright ? root.width : Math.floor((root.width - root.divider) / 2)
        height: root.second === null || !root.upright ? root.height : Math.floor((root.height - root.divider) / 2)
        kiosk: root.kiosk
    }

    Rectangle {
        visible: root.second !== null
        anchors.right: other.active && !root.upright ? other.left : undefined
        anchors.bottom: other.active && root.upright ? other.top : undefined
        width: root.upright ? root.width : root.divider
        height: root.upright ? root.divider : root.height
        color: Theme.muted
    }

    Loader {
        id: other

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: root.upright ? root.width : root.width - Math.floor((root.width - root.divider) / 2) - root.divider
        height: root.upright ? root.height - Math.floor((root.height - root.divider) / 2) - root.divider : root.height
        active: root.second !== null
        sourceComponent: Pane {
            kiosk: root.second
        }
    }

    Loader {
        anchors.fill: parent
        active: root.kiosk.calm.standby
        sourceComponent: Standby {
            kiosk: root.kiosk
        }
    }

    Dimmer {
        // Also where the picture has shifted away from.
        anchors.fill: parent
        anchors.margins: -Theme.mm(1)
        kiosk: root.kiosk
    }
}

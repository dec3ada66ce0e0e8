pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window

// The one window of a kiosk. Everything that opens lies inside it.
Window {
    id: root

    required property var kiosk

    LayoutMirroring.enabled: Theme.mirrored
    LayoutMirroring.childrenInherit: true
    color: Theme.ground
    title: "Heard"
    onWidthChanged: kiosk?.windowResized(width, height)
    onHeightChanged: kiosk?.windowResized(width, height)

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

    TruthBar {
        id: truth

        width: parent.width
        height: Theme.topBar
        kiosk: root.kiosk
    }

    Rectangle {
        id: insecure

        anchors.top: truth.bottom
        width: parent.width
        height: root.kiosk.insecure ? Theme.mm(8) : 0
        visible: root.kiosk.insecure
        color: Theme.insecure

        Row {
            anchors.centerIn: parent
            spacing: Theme.mm(2)

            Sign {
                anchors.verticalCenter: parent.verticalCenter
                name: "insecure"
                font.pixelSize: Theme.textSize
            }

            Label {
                objectName: "insecureText"
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("NOT SECURE: the hub can be reached unencrypted from this network")
                font.pixelSize: Theme.mm(4.6)
            }
        }
    }

    AskBand {
        id: ask

        anchors.top: insecure.bottom
        width: parent.width
        kiosk: root.kiosk
    }

    OrderBoard {
        id: board

        objectName: "board"
        anchors.top: ask.bottom
        anchors.bottom: foot.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.gap
        // Nobody reaches through the guests' numbers.
        enabled: root.kiosk.kind !== "board"
        kiosk: root.kiosk
    }

    Label {
        objectName: "allDone"
        anchors.centerIn: board
        visible: root.kiosk.empty && root.kiosk.kind !== "board"
        text: qsTr("No orders. All heard.")
        color: Theme.faint
        font.pixelSize: Theme.mm(11)
    }

    FootBar {
        id: foot

        visible: root.kiosk.kind !== "board"
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.footBar
        kiosk: root.kiosk
        covered: toast.overTotals
    }

    Loader {
        anchors.top: ask.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        active: root.kiosk.kind === "board"
        sourceComponent: GuestBoard {
            kiosk: root.kiosk
        }
    }

    StaleFrame {
        anchors.fill: parent
        visible: root.kiosk.stale
    }

    Loader {
        // Below the bar that says how current the screen is: that is never covered.
        anchors.top: insecure.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        active: root.kiosk.panel === "all_day"
        sourceComponent: AllDayPanel {
            kiosk: root.kiosk
        }
    }

    Loader {
        // Below the bar that says how current the screen is: that is never covered.
        anchors.top: insecure.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        active: root.kiosk.panel === "recall"
        sourceComponent: RecallPanel {
            kiosk: root.kiosk
        }
    }

    Loader {
        // Below the bar that says how current the screen is: that is never covered.
        anchors.top: insecure.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        active: root.kiosk.panel === "order"
        sourceComponent: OrderPanel {
            kiosk: root.kiosk
        }
    }

    Loader {
        // Below the bar that says how current the screen is: that is never covered.
        anchors.top: insecure.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        active: root.kiosk.panel === "profile"
        sourceComponent: ProfilePanel {
            kiosk: root.kiosk
        }
    }

    Loader {
        anchors.fill: parent
        active: root.kiosk.unknown
        sourceComponent: FirstStart {
            kiosk: root.kiosk
        }
    }

    Loader {
        anchors.fill: parent
        active: root.kiosk.panel === "stations"
        sourceComponent: StationPicker {
            kiosk: root.kiosk
        }
    }

    Toast {
        id: toast

        kiosk: root.kiosk
        foot: foot
        above: insecure.y + insecure.height + Theme.gap
    }
}

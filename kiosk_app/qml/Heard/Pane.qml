pragma ComponentBehavior: Bound

import QtQuick

// One station's whole screen: how current it is, its cards, its foot, and whatever opens over them. It fills the window,
// or half of it beside another one.
Item {
    id: pane

    required property var kiosk

    objectName: "pane"
    // What belongs to one pane never lies on the other.
    clip: true
    onWidthChanged: kiosk.paneResized(width)

    Rectangle {
        anchors.fill: parent
        visible: pane.kiosk.training
        color: Theme.lessonGround
    }

    TrainingBand {
        id: lesson

        width: parent.width
        mark: marks.breadth
        kiosk: pane.kiosk
    }

    TruthBar {
        id: truth

        anchors.top: lesson.bottom
        width: parent.width
        height: Theme.topBar
        kiosk: pane.kiosk
    }

    Rectangle {
        id: insecure

        anchors.top: truth.bottom
        width: parent.width
        height: pane.kiosk.insecure ? Theme.mm(8) : 0
        visible: pane.kiosk.insecure
        color: Theme.insecure

        Row {
            anchors.centerIn: parent
            spacing: Theme.mm(2)

            Sign {
                anchors.verticalCenter: parent.verticalCenter
                name: "insecure"
                color: Theme.insecureInk
                font.pixelSize: Theme.textSize
            }

            Label {
                objectName: "insecureText"
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("NOT SECURE: the hub can be reached unencrypted from this network")
                color: Theme.insecureInk
                font.pixelSize: Theme.mm(4.6)
            }
        }
    }

    AskBand {
        id: ask

        anchors.top: insecure.bottom
        width: parent.width
        kiosk: pane.kiosk
    }

    OrderBoard {
        id: board

        objectName: "board"
        anchors.top: ask.bottom
        anchors.bottom: foot.top
        anchors.left: parent.left
        anchors.right: beside.visible ? beside.left : parent.right
        anchors.margins: Theme.gap
        // Nobody reaches through the guests' numbers.
        enabled: pane.kiosk.kind !== "board"
        kiosk: pane.kiosk
    }

    EdgeNews {
        anchors.fill: board
        visible: board.enabled
        kiosk: pane.kiosk
        isAfter: false
    }

    EdgeNews {
        anchors.fill: board
        visible: board.enabled
        kiosk: pane.kiosk
        isAfter: true
    }

    Label {
        objectName: "allDone"
        anchors.centerIn: board
        visible: pane.kiosk.empty && pane.kiosk.kind !== "board"
        text: qsTr("No orders. All heard.")
        color: Theme.faint
        font.pixelSize: Theme.mm(11)
    }

    AllDayColumn {
        id: beside

        visible: pane.kiosk.beside > 0 && pane.kiosk.kind !== "board"
        anchors.top: ask.bottom
        anchors.bottom: foot.top
        anchors.right: parent.right
        anchors.margins: Theme.gap
        width: pane.kiosk.beside
        kiosk: pane.kiosk
    }

    FootBar {
        id: foot

        visible: pane.kiosk.kind !== "board"
        anchors.bottom: parent.bottom
        anchors.bottomMargin: marks.strip
        width: parent.width
        height: Theme.footBar
        kiosk: pane.kiosk
        covered: toast.overTotals
    }

    Loader {
        anchors.top: ask.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: marks.strip
        width: parent.width
        active: pane.kiosk.kind === "board"
        sourceComponent: GuestBoard {
            kiosk: pane.kiosk
        }
    }

    StaleFrame {
        anchors.fill: parent
        visible: pane.kiosk.stale
    }

    Loader {
        // Below the bar that says how current the screen is: that is never covered.
        anchors.top: insecure.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: marks.strip
        width: parent.width
        active: pane.kiosk.panel === "all_day"
        sourceComponent: AllDayPanel {
            kiosk: pane.kiosk
        }
    }

    Loader {
        // Below the bar that says how current the screen is: that is never covered.
        anchors.top: insecure.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: marks.strip
        width: parent.width
        active: pane.kiosk.panel === "recall"
        sourceComponent: RecallPanel {
            kiosk: pane.kiosk
        }
    }

    Loader {
        // Below the bar that says how current the screen is: that is never covered.
        anchors.top: insecure.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: marks.strip
        width: parent.width
        active: pane.kiosk.panel === "order"
        sourceComponent: OrderPanel {
            kiosk: pane.kiosk
        }
    }

    Loader {
        // Below the bar that says how current the screen is: that is never covered.
        anchors.top: insecure.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: marks.strip
        width: parent.width
        active: pane.kiosk.panel === "profile"
        sourceComponent: ProfilePanel {
            kiosk: pane.kiosk
        }
    }

    Loader {
        anchors.fill: parent
        active: pane.kiosk.unknown
        sourceComponent: FirstStart {
            kiosk: pane.kiosk
        }
    }

    Loader {
        anchors.fill: parent
        active: pane.kiosk.pairing.active
        sourceComponent: PairPanel {
            pairing: pane.kiosk.pairing
        }
    }

    Loader {
        anchors.fill: parent
        active: pane.kiosk.panel === "stations"
        sourceComponent: StationPicker {
            kiosk: pane.kiosk
        }
    }

    Loader {
        // Below the bar that says how current the screen is: that is never covered.
        anchors.top: insecure.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: marks.strip
        width: parent.width
        active: pane.kiosk.panel === "pin"
        sourceComponent: PinPad {
            kiosk: pane.kiosk
        }
    }

    Loader {
        // Below the bar that says how current the screen is: that is never covered.
        anchors.top: insecure.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: marks.strip
        width: parent.width
        active: pane.kiosk.panel === "settings"
        sourceComponent: SettingsPanel {
            kiosk: pane.kiosk
        }
    }

    Toast {
        id: toast

        kiosk: pane.kiosk
        foot: foot
        above: insecure.y + insecure.height + Theme.gap
    }

    // Which of two panes the bump bar works in, once somebody has used one.
    Rectangle {
        objectName: "keysMark"
        visible: pane.kiosk.marked
        width: parent.width
        height: Theme.mm(1.2)
        color: pane.kiosk.stale ? Theme.black : Theme.ink
    }

    Loader {
        anchors.fill: parent
        active: pane.kiosk.learning.active
        sourceComponent: LearnPanel {
            learning: pane.kiosk.learning
        }
    }

    Ring {}

    TrainingMarks {
        id: marks

        anchors.fill: parent
        visible: pane.kiosk.training
        head: lesson.height
    }

    // Over everything: it sees every touch first, and takes none.
    Item {
        anchors.fill: parent

        PointHandler {
            onActiveChanged: if (active)
                pane.kiosk.touched()
        }
    }
}

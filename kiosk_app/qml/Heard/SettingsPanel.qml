pragma ComponentBehavior: Bound

import QtQuick

// The settings of this screen, behind the PIN. They lie over a part of the board only: what they change is seen at once.
Item {
    id: panel

    required property var kiosk
    readonly property bool upright: height > width
    readonly property var pages: kiosk.settingsPages
    readonly property var rows: kiosk.settingsRows
    // On less than this the signs have to be enough.
    readonly property bool wordy: sheet.width >= Theme.mm(140)
    readonly property int tabWidth: wordy ? Theme.mm(46) : Theme.mm(16)

    // For the ring that keys move; see reach.py.
    readonly property bool covering: true

    objectName: "settingsPanel"

    // Nothing behind it takes a tap, but who wants the board gets it.
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: panel.kiosk.open("")
    }

    Rectangle {
        id: sheet

        objectName: "settingsSheet"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: panel.upright ? parent.width : Math.min(parent.width, Math.max(Theme.mm(122), Math.min(Theme.mm(160), parent.width * 0.42)))
        height: panel.upright ? Math.min(parent.height, Math.max(Theme.mm(118), parent.height * 0.5)) : parent.height
        color: Theme.bar
        border.color: Theme.muted
        border.width: Theme.mm(0.4)

        // Keeps taps between the buttons from closing it.
        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
            onTapped: panel.kiosk.handled()
        }

        Sign {
            id: cog

            anchors.left: parent.left
            anchors.leftMargin: Theme.mm(5)
            anchors.verticalCenter: close.verticalCenter
            name: "settings"
            font.pixelSize: Theme.mm(8)
        }

        Label {
            anchors.left: cog.right
            anchors.leftMargin: Theme.mm(2.4)
            anchors.right: close.left
            anchors.rightMargin: Theme.gap
            anchors.verticalCenter: close.verticalCenter
            text: qsTr("Settings")
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.mm(3)
            font.pixelSize: Theme.mm(7.4)
            font.weight: Font.ExtraBold
        }

        Button {
            id: close

            objectName: "settingsClose"
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.gap
            width: Theme.mm(20)
            sign: "close"
            closes: true
            onTapped: panel.kiosk.open("")
        }

        Scroll {
            id: tabs

            anchors.left: parent.left
            anchors.leftMargin: Theme.gap
            anchors.top: close.bottom
            anchors.topMargin: Theme.gap
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.gap
            width: panel.tabWidth
            rows: tabColumn
            onMoved: panel.kiosk.handled()

            Column {
                id: tabColumn

                width: tabs.width
                spacing: Theme.gap

                Repeater {
                    model: panel.pages.length

                    Button {
                        id: tab

                        required property int index
                        readonly property var page: panel.pages[index] ?? ({ "name": "", "title": "", "sign": "", "current": false })
                        readonly property bool marked: page.current

                        objectName: "settingsTab"
                        width: tabColumn.width
                        sign: page.sign
                        text: panel.wordy ? page.title : ""
                        current: marked
                        size: Theme.smallSize
                        ground: marked ? Theme.bump : Theme.raised
                        ink: marked ? Theme.bumpInk : Theme.ink
                        onTapped: panel.kiosk.turnSettings(page.name)

                        // Beside its colour: it leads over to its page.
                        Rectangle {
                            objectName: "settingsTabMark"
                            anchors.right: parent.right
                            anchors.verticalCenter: parent.verticalCenter
                            visible: tab.marked
                            width: Theme.mm(1.4)
                            height: parent.height * 0.7
                            radius: width / 2
                            color: Theme.bumpInk
                        }
                    }
                }
            }
        }

        Scroll {
            id: list

            anchors.left: tabs.right
            anchors.leftMargin: Theme.mm(4)
            anchors.right: parent.right
            anchors.rightMargin: Theme.mm(4)
            anchors.top: close.bottom
            anchors.topMargin: Theme.gap
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.gap
            rows: column
            onMoved: panel.kiosk.handled()

            Column {
                id: column

                width: list.width

                Label {
                    objectName: "settingsNote"
                    width: parent.width
                    visible: text !== ""
                    bottomPadding: Theme.gap
                    wrapMode: Text.WordWrap
                    text: panel.kiosk.settingsNote
                    color: Theme.caution
                    font.pixelSize: Theme.smallSize
                }

                Repeater {
                    // By their number: a row that is touched stays when what it says changes.
                    model: panel.rows.length

                    SettingRow {
                        required property int index

                        width: column.width
                        height: implicitHeight
                        kiosk: panel.kiosk
                        setting: panel.rows[index] ?? ({ "kind": "", "name": "", "title": "", "usable": false })
                    }
                }
            }
        }
    }
}

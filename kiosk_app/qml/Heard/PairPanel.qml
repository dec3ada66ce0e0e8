pragma ComponentBehavior: Bound

import QtQuick

// Before the hub knows this screen: a code for a manager, who reads it, types it or scans it.
Rectangle {
    id: panel

    required property var pairing
    readonly property var said: pairing.said
    readonly property bool upright: height > width
    readonly property bool covering: true
    readonly property int module: pairing.modules === 0 ? 0 : Math.floor(Math.min(Theme.mm(90), (upright ? width : width / 2) - 2 * Theme.mm(8), height / 2.4) / pairing.modules)

    objectName: "pairPanel"
    color: Theme.ground

    // Nothing behind it takes a tap.
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.mm(10), Theme.mm(330))
        spacing: Theme.mm(7)

        Label {
            objectName: "pairHeadline"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: panel.said.headline
            font.pixelSize: Theme.mm(11)
            font.weight: Font.ExtraBold
        }

        Grid {
            anchors.horizontalCenter: parent.horizontalCenter
            columns: panel.upright ? 1 : 2
            spacing: Theme.mm(12)
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter
            visible: panel.said.code !== ""

            // Black on white in every theme: that is what cameras read.
            Rectangle {
                objectName: "pairQr"
                width: panel.module * panel.pairing.modules
                height: width
                color: Theme.white

                Repeater {
                    model: panel.pairing.runs

                    Rectangle {
                        required property var modelData

                        x: modelData.x * panel.module
                        y: modelData.y * panel.module
                        width: modelData.width * panel.module
                        height: panel.module
                        color: Theme.black
                    }
                }
            }

            Label {
                objectName: "pairCode"
                // A code is read from left to right in every language.
                LayoutMirroring.enabled: false
                text: panel.said.code
                font.pixelSize: Math.min(Theme.mm(26), panel.width / (panel.upright ? 8 : 14))
                font.weight: Font.ExtraBold
                font.letterSpacing: Theme.mm(1)
            }
        }

        Label {
            objectName: "pairHow"
            visible: text !== ""
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: panel.said.how
            font.pixelSize: Theme.mm(6.4)
        }

        Label {
            objectName: "pairTrouble"
            visible: text !== ""
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: panel.said.trouble
            color: Theme.news
            font.pixelSize: Theme.mm(6.4)
        }

        Label {
            objectName: "pairLeft"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: panel.said.left === "" ? panel.said.hub : panel.said.left + " · " + panel.said.hub
            color: Theme.muted
            font.pixelSize: Theme.mm(5.2)
        }
    }
}

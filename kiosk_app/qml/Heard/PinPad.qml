pragma ComponentBehavior: Bound

import QtQuick

// The PIN before the settings. Only how many digits were typed can be seen.
Item {
    id: pad

    required property var kiosk
    readonly property var said: pad.kiosk.pinPad
    // Where the words have no room above the keys, they stand beside them.
    readonly property bool beside: height < Theme.mm(180)
    readonly property int edge: Theme.mm(5)
    readonly property int wordsWidth: beside ? Math.min(Theme.mm(72), (width - 3 * edge) * 0.45) : keys.width
    readonly property int wordsHeight: beside ? keys.height : Math.min(Theme.mm(72), height * 0.4)
    // As large as a glove needs; smaller only where the whole glass has no room for them.
    readonly property int key: Math.min(Theme.atLeast(20), (height - 2 * edge - (beside ? 0 : wordsHeight + edge) - 3 * Theme.gap) / 4, (width - 2 * edge - (beside ? wordsWidth + edge : 0) - 3 * Theme.gap) / 4)
    readonly property int step: key + Theme.gap

    // For the ring that keys move; see reach.py. It begins where the PIN ends: digits are keys themselves.
    readonly property bool covering: true
    readonly property bool writable: true

    signal typed(string key)
    signal entered

    objectName: "pinPad"
    onTyped: key => pad.kiosk.typePin(key)
    onEntered: pad.kiosk.enterPin()

    Rectangle {
        objectName: "shade"
        anchors.fill: parent
        color: Theme.shade

        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
            onTapped: pad.kiosk.open("")
        }
    }

    Rectangle {
        id: sheet

        objectName: "pinSheet"
        anchors.centerIn: parent
        width: keys.width + 2 * pad.edge + (pad.beside ? pad.wordsWidth + pad.edge : 0)
        height: keys.height + 2 * pad.edge + (pad.beside ? 0 : pad.wordsHeight + pad.edge)
        radius: Theme.radius
        color: Theme.bar
        border.color: Theme.line
        border.width: Theme.mm(0.5)

        // Keeps taps between the keys from closing it.
        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
            onTapped: pad.kiosk.handled()
        }

        Item {
            id: words

            anchors.left: parent.left
            anchors.top: parent.top
            anchors.margins: pad.edge
            width: pad.wordsWidth
            height: pad.wordsHeight

            Sign {
                id: lock

                anchors.left: parent.left
                anchors.verticalCenter: heading.verticalCenter
                name: "lock"
                color: Theme.caution
                font.pixelSize: Theme.mm(8)
            }

            Label {
                id: heading

                objectName: "pinHeading"
                anchors.left: lock.right
                anchors.leftMargin: Theme.mm(2)
                anchors.right: parent.right
                wrapMode: Text.WordWrap
                text: pad.said.heading
                font.pixelSize: Theme.mm(6.8)
                font.weight: Font.ExtraBold
            }

            Row {
                id: dots

                anchors.left: parent.left
                anchors.top: heading.bottom
                anchors.topMargin: Theme.mm(4)
                spacing: Theme.mm(3)

                Repeater {
                    model: Math.max(4, pad.said.digits)

                    Rectangle {
                        required property int index
                        readonly property bool typed: index < pad.said.digits

                        objectName: typed ? "pinDigit" : "pinRoom"
                        width: Theme.mm(5)
                        height: width
                        radius: width / 2
                        color: typed ? Theme.ink : "transparent"
                        border.color: Theme.ink
                        border.width: Theme.mm(0.6)
                    }
                }
            }

            Label {
                objectName: "pinSentence"
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.top: dots.bottom
                anchors.topMargin: Theme.mm(4)
                anchors.bottom: parent.bottom
                wrapMode: Text.WordWrap
                text: pad.said.sentence
                // In a pause it is all there is to read, from where one waits.
                color: pad.said.usable ? Theme.ink : Theme.caution
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.mm(3)
                font.pixelSize: pad.said.usable ? Theme.wordSize : Theme.titleSize
                font.features: pad.said.usable ? ({}) : ({ "tnum": 1 })
            }
        }

        Item {
            id: keys

            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: pad.edge
            width: 4 * pad.key + 3 * Theme.gap
            height: width

            // By their own places: digits stand the same way round in every language.
            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]

                Button {
                    required property int index
                    required property string modelData

                    objectName: "pin-" + modelData
                    x: modelData === "0" ? 0 : index % 3 * pad.step
                    y: Math.floor(index / 3) * pad.step
                    width: modelData === "0" ? 2 * pad.step + pad.key : pad.key
                    height: pad.key
                    size: Theme.mm(9)
                    usable: pad.said.usable
                    text: modelData
                    aside: true
                    onTapped: pad.kiosk.typePin(modelData)
                }
            }

            Button {
                objectName: "pin-back"
                x: 3 * pad.step
                width: pad.key
                height: pad.key
                usable: pad.said.usable
                sign: "backspace"
                aside: true
                onTapped: pad.kiosk.typePin("\b")
            }

            Button {
                objectName: "pin-close"
                x: 3 * pad.step
                y: pad.step
                width: pad.key
                height: pad.key
                sign: "close"
                closes: true
                onTapped: pad.kiosk.open("")
            }

            Button {
                objectName: "pin-enter"
                x: 3 * pad.step
                y: 2 * pad.step
                width: pad.key
                height: pad.step + pad.key
                usable: pad.said.usable
                ground: Theme.bump
                ink: Theme.bumpInk
                sign: "done"
                onTapped: pad.kiosk.enterPin()
            }
        }
    }
}

pragma ComponentBehavior: Bound

import QtQuick

// Learning a bump bar: which key is asked for, large, and what is learnt so far.
Rectangle {
    id: panel

    required property var learning
    readonly property bool covering: true
    readonly property bool low: height < Theme.mm(180)

    objectName: "learnPanel"
    color: Theme.ground

    // Nothing behind it takes a tap.
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }

    Column {
        id: asked

        anchors.top: parent.top
        anchors.topMargin: panel.low ? Theme.mm(4) : Theme.mm(18)
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.mm(10)
        spacing: panel.low ? Theme.mm(1) : Theme.mm(4)

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: qsTr("Press the key for")
            font.pixelSize: Theme.mm(8)
        }

        Label {
            objectName: "learnPrompt"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: panel.learning.wanted
            font.pixelSize: Math.min(Theme.mm(18), panel.height / 10)
            font.weight: Font.ExtraBold
        }

        Label {
            objectName: "learnRefusal"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: panel.learning.refusal === "" ? panel.learning.passes : panel.learning.refusal
            color: panel.learning.refusal === "" ? Theme.muted : Theme.caution
            font.pixelSize: Theme.mm(6.4)
        }

        Label {
            objectName: "learnProgress"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: panel.learning.progress
            color: Theme.muted
            font.pixelSize: Theme.textSize
        }
    }

    Scroll {
        id: list

        anchors.top: asked.bottom
        anchors.topMargin: panel.low ? Theme.gap : Theme.mm(12)
        anchors.bottom: buttons.top
        anchors.bottomMargin: Theme.gap
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width - 2 * Theme.gap, Theme.mm(320))
        rows: rows

        Flow {
            id: rows

            width: list.width
            spacing: Theme.gap

            Repeater {
                model: panel.learning.keys

                Rectangle {
                    id: learnt

                    required property var modelData

                    objectName: "learntKey"
                    width: Math.min(cap.width + said.implicitWidth + Theme.mm(8), rows.width)
                    height: Theme.mm(13)
                    radius: Theme.radius
                    color: Theme.raised

                    Rectangle {
                        id: cap

                        anchors.left: parent.left
                        anchors.leftMargin: Theme.mm(2)
                        anchors.verticalCenter: parent.verticalCenter
                        width: Math.max(Theme.mm(10), word.implicitWidth + Theme.mm(3))
                        height: Theme.mm(10)
                        radius: Theme.radius
                        color: learnt.color
                        border.color: Theme.ink
                        border.width: Theme.mm(0.5)

                        Label {
                            id: word

                            anchors.centerIn: parent
                            text: learnt.modelData.key
                            font.pixelSize: Theme.mm(6)
                            font.weight: Font.ExtraBold
                        }
                    }

                    Label {
                        id: said

                        anchors.left: cap.right
                        anchors.leftMargin: Theme.mm(2.5)
                        anchors.verticalCenter: parent.verticalCenter
                        text: learnt.modelData.title
                        font.pixelSize: Theme.wordSize
                    }
                }
            }
        }
    }

    Row {
        id: buttons

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.mm(6)
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.mm(6)

        Button {
            objectName: "learnSkip"
            text: qsTr("Skip: there is no such key")
            onTapped: panel.learning.skip()
        }

        Button {
            objectName: "learnFinish"
            visible: panel.learning.count > 0
            sign: "done"
            text: qsTr("That is all")
            ground: Theme.bump
            ink: Theme.bumpInk
            onTapped: panel.learning.finish()
        }

        Button {
            objectName: "learnCancel"
            sign: "close"
            text: qsTr("Cancel")
            closes: true
            onTapped: panel.learning.cancel()
        }
    }
}

import QtQuick

// Above everything during a lesson: how many real orders wait behind it, and the way back to them. In two corners of it
// stand marks; see TrainingMarks.
Rectangle {
    id: band

    required property var kiosk
    property int mark: 0
    readonly property bool alarm: kiosk.behind.alarm

    objectName: "trainingBand"
    visible: kiosk.training
    height: visible ? Math.max(Theme.button, words.contentHeight) + 2 * Theme.mm(1) : 0
    color: band.alarm ? Theme.alarm : Theme.lessonBand

    Sign {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: band.mark + Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        visible: band.alarm
        name: "late"
        color: Theme.black
        font.pixelSize: Theme.mm(8)
    }

    Label {
        id: words

        objectName: "behindText"
        anchors.left: parent.left
        anchors.leftMargin: band.mark + Theme.gap + (band.alarm ? sign.implicitWidth + Theme.mm(2.4) : 0)
        anchors.right: end.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        wrapMode: Text.Wrap
        text: band.kiosk.behind.text
        color: band.alarm ? Theme.black : Theme.ink
        font.pixelSize: band.width < Theme.narrow ? Theme.wordSize : Theme.mm(7)
    }

    Button {
        id: end

        objectName: "endTraining"
        anchors.right: parent.right
        anchors.rightMargin: band.mark + Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, band.width / 3)
        sign: band.width < Theme.narrow ? "" : "close"
        text: qsTr("End training")
        ground: Theme.white
        ink: Theme.black
        onTapped: band.kiosk.train(false)
    }
}

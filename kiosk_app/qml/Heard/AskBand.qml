import QtQuick

// A question that can wait: between the bar and the rail, where it covers nothing and stops nobody.
Rectangle {
    id: ask

    required property var kiosk
    readonly property var question: kiosk.held

    objectName: "askBand"
    visible: ask.question.text !== ""
    height: visible ? Math.max(Theme.button, words.contentHeight) + 2 * Theme.mm(2) : 0
    color: Theme.bump

    Sign {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        name: "waiting"
        color: Theme.bumpInk
        font.pixelSize: Theme.mm(8)
    }

    Label {
        id: words

        objectName: "askText"
        anchors.left: sign.right
        anchors.leftMargin: Theme.mm(2.4)
        anchors.right: yes.left
        anchors.rightMargin: Theme.mm(4)
        anchors.verticalCenter: parent.verticalCenter
        wrapMode: Text.Wrap
        text: ask.question.text
        color: Theme.bumpInk
        font.pixelSize: Theme.textSize
    }

    Button {
        id: yes

        objectName: "askYes"
        anchors.right: no.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        text: ask.question.yes
        ground: Theme.bumpInk
        ink: Theme.bump
        onTapped: ask.kiosk.answerHeld(true)
    }

    Button {
        id: no

        objectName: "askNo"
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        text: ask.question.no
        onTapped: ask.kiosk.answerHeld(false)
    }
}

import QtQuick

// The head of a card that goes on from the column before.
Item {
    id: strip

    // The OrderCard it belongs to; by its type the files would need each other.
    required property var card

    Sign {
        id: arrow

        anchors.left: parent.left
        anchors.leftMargin: Theme.measures.pad
        anchors.verticalCenter: parent.verticalCenter
        name: Theme.mirrored ? "continued_left" : "continued"
        color: strip.card.headInk
        font.pixelSize: Theme.read(6.4)
    }

    Label {
        anchors.left: arrow.right
        anchors.leftMargin: Theme.mm(1.5)
        anchors.right: part.left
        anchors.rightMargin: Theme.mm(1.5)
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("%1  continued").arg(strip.card.number)
        color: strip.card.headInk
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.mm(3)
        font.pixelSize: Theme.read(6.2)
        font.weight: Font.ExtraBold
    }

    Label {
        id: part

        anchors.right: parent.right
        anchors.rightMargin: Theme.measures.pad
        anchors.verticalCenter: parent.verticalCenter
        text: strip.card.part + "/" + strip.card.parts
        color: strip.card.headInk
        font.pixelSize: Theme.read(6.2)
    }
}

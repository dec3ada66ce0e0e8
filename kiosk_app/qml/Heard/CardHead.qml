import QtQuick

// The head of a card: number, age, where it goes, state.
Item {
    id: head

    // The OrderCard it belongs to; by its type the files would need each other.
    required property var card

    Label {
        id: number

        objectName: "number"
        anchors.left: parent.left
        anchors.leftMargin: Theme.measures.pad
        y: 0
        width: Math.min(implicitWidth, head.width - age.width - ageSign.width - 3 * Theme.measures.pad)
        height: Theme.mm(13)
        text: (head.card.pinned ? "• " : "") + head.card.number
        verticalAlignment: Text.AlignVCenter
        color: Theme.black
        font.pixelSize: Theme.measures.number
        font.weight: Font.ExtraBold
        font.letterSpacing: -0.02 * Theme.measures.number
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.measures.small
    }

    Sign {
        id: ageSign

        anchors.right: age.left
        anchors.rightMargin: Theme.mm(1)
        anchors.verticalCenter: number.verticalCenter
        name: head.card.sign
        color: Theme.black
        font.pixelSize: Theme.mm(7.6)
    }

    Label {
        id: age

        objectName: "age"
        anchors.right: parent.right
        anchors.rightMargin: Theme.measures.pad
        anchors.verticalCenter: number.verticalCenter
        text: head.card.age
        color: Theme.black
        font.pixelSize: Theme.mm(9.4)
        font.weight: Font.ExtraBold
        font.features: ({ "tnum": 1 })
    }

    Sign {
        id: service

        anchors.left: parent.left
        anchors.leftMargin: Theme.measures.pad
        height: chip.height
        anchors.verticalCenter: chip.verticalCenter
        name: head.card.service
        color: Theme.black
        font.pixelSize: Theme.mm(6.4)
    }

    Label {
        objectName: "where"
        anchors.left: service.right
        anchors.leftMargin: Theme.mm(1.4)
        anchors.right: chip.left
        anchors.rightMargin: Theme.mm(1.4)
        anchors.verticalCenter: chip.verticalCenter
        height: Theme.mm(10)
        verticalAlignment: Text.AlignVCenter
        text: head.card.where
        color: Theme.black
        wrapMode: Text.Wrap
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.mm(2.2)
        font.pixelSize: Theme.measures.where
        lineHeight: 0.9
    }

    Rectangle {
        id: chip

        anchors.right: parent.right
        anchors.rightMargin: Theme.measures.pad
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.mm(1.6)
        width: chipRow.width + Theme.mm(3)
        height: Theme.mm(8)
        radius: Theme.radius / 2
        color: head.card.place === "late" ? Theme.white : Theme.black

        Row {
            id: chipRow

            anchors.centerIn: parent
            spacing: Theme.mm(1)

            Sign {
                anchors.verticalCenter: parent.verticalCenter
                objectName: "stateSign"
                name: head.card.asked ? "waiting" : head.card.sign
                color: head.card.place === "late" ? Theme.black : Theme.places[head.card.place].color
                font.pixelSize: Theme.mm(4.6)
            }

            Label {
                objectName: "word"
                anchors.verticalCenter: parent.verticalCenter
                text: head.card.word
                color: head.card.place === "late" ? Theme.black : Theme.white
                font.pixelSize: Theme.smallSize
                font.weight: Font.ExtraBold
            }
        }
    }
}

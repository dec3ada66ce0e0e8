import QtQuick

// The head of a card: number, age, where it goes, state.
Item {
    id: head

    // The OrderCard it belongs to; by its type the files would need each other.
    required property var card
    // What the first line has room for beside a number of usual length: the chip shows the same sign, and the age can be
    // read when it is smaller. The number shrinks last.
    readonly property real room: width - 3 * Theme.measures.pad
    readonly property bool signed: number.implicitWidth + ageSign.implicitWidth + age.implicitWidth + Theme.mm(1) <= room
    // On a narrow card the state stands below where the order goes.
    readonly property bool high: height > Theme.measures.head

    Label {
        id: number

        objectName: "number"
        anchors.left: parent.left
        anchors.leftMargin: Theme.measures.pad
        y: 0
        width: Math.min(implicitWidth, head.room - age.width - (head.signed ? ageSign.width + Theme.mm(1) : 0))
        height: Theme.read(13)
        text: (head.card.pinned ? "• " : "") + head.card.number
        verticalAlignment: Text.AlignVCenter
        color: head.card.headInk
        font.pixelSize: Theme.measures.number
        font.weight: Font.ExtraBold
        font.letterSpacing: -0.02 * Theme.measures.number
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.measures.small
    }

    Sign {
        id: ageSign

        visible: head.signed
        anchors.right: age.left
        anchors.rightMargin: Theme.mm(1)
        anchors.verticalCenter: number.verticalCenter
        name: head.card.sign
        color: head.card.headInk
        font.pixelSize: Theme.read(7.6)
    }

    Label {
        id: age

        objectName: "age"
        anchors.right: parent.right
        anchors.rightMargin: Theme.measures.pad
        anchors.verticalCenter: number.verticalCenter
        width: head.signed ? implicitWidth : Math.min(implicitWidth, Math.max(implicitWidth * 0.6, head.room - number.implicitWidth))
        horizontalAlignment: Text.AlignRight
        verticalAlignment: Text.AlignVCenter
        text: head.card.age
        color: head.card.headInk
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.mm(3)
        font.pixelSize: Theme.read(9.4)
        font.weight: Font.ExtraBold
        font.features: ({ "tnum": 1 })
    }

    Sign {
        id: service

        anchors.left: parent.left
        anchors.leftMargin: Theme.measures.pad
        height: chip.height
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.read(head.high ? 10.6 : 1.6)
        name: head.card.service
        color: head.card.headInk
        font.pixelSize: Theme.read(6.4)
    }

    Label {
        objectName: "where"
        anchors.left: service.right
        anchors.leftMargin: Theme.mm(1.4)
        anchors.right: head.high ? parent.right : chip.left
        anchors.rightMargin: Theme.mm(1.4)
        anchors.verticalCenter: service.verticalCenter
        height: Theme.read(10)
        verticalAlignment: Text.AlignVCenter
        text: head.card.where
        color: head.card.headInk
        wrapMode: Text.Wrap
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.read(2.2)
        font.pixelSize: Theme.measures.where
        lineHeight: 0.9
    }

    Rectangle {
        id: chip

        objectName: "chip"
        anchors.right: parent.right
        anchors.rightMargin: Theme.measures.pad
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.read(1.6)
        width: chipRow.width + Theme.mm(3)
        height: Theme.read(8)
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
                font.pixelSize: Theme.read(4.6)
            }

            Label {
                objectName: "word"
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, (head.high ? 0.9 : 0.56) * head.room)
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.mm(2.2)
                text: head.card.word
                color: head.card.place === "late" ? Theme.black : Theme.white
                font.pixelSize: Theme.read(4.3)
                font.weight: Font.ExtraBold
            }
        }
    }
}

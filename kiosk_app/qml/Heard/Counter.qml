import QtQuick

// How many orders stand at one state: a coloured chip with sign, number and word.
Rectangle {
    id: counter

    property int count: 0
    property string sign: ""
    property string word: ""
    property bool wordy: true
    property color ground: Theme.raised

    objectName: "counter"
    width: content.width + Theme.mm(5)
    height: Theme.mm(11)
    radius: Theme.radius
    color: counter.count > 0 ? counter.ground : Theme.raised
    border.color: Theme.rim
    border.width: counter.count > 0 ? 0 : Theme.rimWidth

    Row {
        id: content

        readonly property color ink: counter.count > 0 ? Theme.black : Theme.muted

        anchors.centerIn: parent
        spacing: Theme.mm(1.4)

        Sign {
            anchors.verticalCenter: parent.verticalCenter
            name: counter.sign
            color: content.ink
            font.pixelSize: Theme.mm(6)
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: counter.count
            color: content.ink
            font.pixelSize: Theme.mm(6.6)
            font.weight: Font.ExtraBold
            font.features: ({ "tnum": 1 })
        }

        Label {
            visible: counter.wordy
            anchors.verticalCenter: parent.verticalCenter
            text: counter.word
            color: content.ink
            font.pixelSize: Theme.smallSize
        }
    }
}

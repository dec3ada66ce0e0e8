pragma ComponentBehavior: Bound

import QtQuick

// One half of the guests' board: a heading and as many numbers as fit, as large as they can be; how many more there are
// is said.
Rectangle {
    id: half

    required property string heading
    required property string sign
    required property color ground
    required property var numbers
    property bool strong: false

    readonly property int count: numbers.length
    // Six metres want capitals of 40 mm; with many numbers they shrink to half of that before some are only counted.
    readonly property int largest: Theme.mm(half.strong ? 62 : 46)
    readonly property int smallest: Theme.mm(28)
    readonly property int digits: numbers.reduce((most, entry) => Math.max(most, entry.number.length), 3)
    readonly property int size: {
        for (let size = half.largest; size > half.smallest; size -= Theme.mm(2))
            if (half.fitting(size) >= half.count)
                return size;
        return half.smallest;
    }
    readonly property int shown: Math.min(half.count, half.fitting(half.size) - (half.fitting(half.size) < half.count ? 1 : 0))

    function fitting(size: int): int {
        const across = Math.max(1, Math.floor(half.width / (size * (0.66 * half.digits + 0.5))));
        const down = Math.max(1, Math.floor((half.height - title.height) / (size * 1.35)));
        return across * down;
    }

    color: half.strong ? half.ground : Theme.ground

    Rectangle {
        id: title

        width: parent.width
        height: Theme.mm(34)
        color: half.ground

        Row {
            anchors.centerIn: parent
            spacing: Theme.mm(5)

            Sign {
                anchors.verticalCenter: parent.verticalCenter
                name: half.sign
                color: half.strong ? Theme.black : Theme.ink
                font.pixelSize: Theme.mm(20)
            }

            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: half.heading
                color: half.strong ? Theme.black : Theme.ink
                font.pixelSize: Theme.mm(20)
                font.weight: Font.ExtraBold
            }
        }
    }

    Flow {
        anchors.top: title.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: half.size * 0.12

        Repeater {
            model: half.numbers.slice(0, half.shown)

            Item {
                id: cell

                required property var modelData

                width: half.size * (0.66 * half.digits + 0.3)
                height: half.size * 1.3

                Label {
                    objectName: "guestNumber"
                    anchors.centerIn: parent
                    text: cell.modelData.number
                    color: half.strong ? Theme.black : cell.modelData.almost ? Theme.quantity : Theme.ink
                    font.pixelSize: half.size
                    font.weight: Font.ExtraBold
                    font.features: ({ "tnum": 1 })
                }

                Label {
                    objectName: "guestAlmost"
                    visible: cell.modelData.almost
                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.bottom: parent.bottom
                    text: qsTr("almost there")
                    color: Theme.quantity
                    font.pixelSize: half.size * 0.2
                }
            }
        }

        Label {
            objectName: "guestMore"
            visible: half.count > half.shown
            height: half.size * 1.3
            verticalAlignment: Text.AlignVCenter
            text: "+" + (half.count - half.shown)
            color: half.strong ? Theme.black : Theme.muted
            font.pixelSize: half.size * 0.7
        }
    }
}

pragma ComponentBehavior: Bound

import QtQuick

// Over everything during a lesson: a mark in every corner and a frame between them. Nothing of it takes a tap, and
// nothing that is read lies below it: the bar at the top and a strip at the bottom make room.
Item {
    id: marks

    property int head: 0
    readonly property int breadth: Math.min(Theme.mm(54), width / 4)
    readonly property int strip: visible ? Theme.mm(8) : 0

    objectName: "trainingMarks"

    Repeater {
        // Bars as in StaleFrame: only they have to be painted.
        model: [[0, 0], [1, 0]]

        Rectangle {
            required property var modelData

            x: modelData[0] * (marks.width - width)
            y: marks.head
            width: Theme.staleFrame / 2
            height: marks.height - y
            color: Theme.lesson
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: marks.strip
        color: Theme.lessonBand
    }

    Repeater {
        model: [[0, 0], [1, 0], [0, 1], [1, 1]]

        TrainingMark {
            required property var modelData

            x: modelData[0] * (marks.width - width)
            y: modelData[1] * (marks.height - height)
            width: marks.breadth
            height: modelData[1] ? marks.strip : marks.head
        }
    }
}

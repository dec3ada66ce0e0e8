pragma ComponentBehavior: Bound

import QtQuick

// The frame round the whole screen while what it shows may not be current.
Item {
    id: frame

    Repeater {
        // Four bars instead of a bordered rectangle: only they have to be painted.
        model: [[0, 0, 1, 0], [0, 1, 1, 0], [0, 0, 0, 1], [1, 0, 0, 1]]

        Rectangle {
            required property var modelData

            x: modelData[0] * (frame.width - Theme.staleFrame)
            y: modelData[1] * (frame.height - Theme.staleFrame)
            width: modelData[2] ? frame.width : Theme.staleFrame
            height: modelData[3] ? frame.height : Theme.staleFrame
            color: Theme.staleEdge
        }
    }
}

pragma ComponentBehavior: Bound

import QtQuick

// One piece of text in a card's body; place, lines and font were computed with the layout.
Text {
    required property var modelData

    objectName: modelData.role
    // Without a parent it is on its way out.
    x: Theme.mirrored ? (parent?.width ?? 0) - modelData.x - width : modelData.x
    y: modelData.y
    text: modelData.text
    textFormat: Text.PlainText
    horizontalAlignment: Text.AlignLeft
    verticalAlignment: Text.AlignVCenter
    lineHeightMode: Text.FixedHeight
    lineHeight: modelData.line
    font: modelData.font
    color: Theme.inkOf(modelData.kind, modelData.role, modelData.text)
}

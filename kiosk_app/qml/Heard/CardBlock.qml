import QtQuick

// Lines of one kind in a card's body; where they stand was computed with the layout.
Item {
    id: block

    required property var modelData
    property bool waiting: false
    readonly property string kind: modelData.kind
    readonly property var look: Theme.kinds[kind]
    readonly property bool pill: kind.startsWith("tag.")
    // Only an item's name and what hangs below it can be tapped.
    readonly property string itemId: modelData.itemId

    y: modelData.y
    height: modelData.height

    Rectangle {
        visible: block.look.ground !== undefined
        x: block.pill ? block.modelData.signX : 0
        y: block.pill ? Theme.measures.space / 2 : 0
        width: block.pill ? text.width + 2 * Theme.measures.space : block.width
        height: block.pill ? block.height - Theme.measures.space : block.height
        radius: block.kind === "rule" ? 0 : Theme.radius / 2
        color: block.look.ground ?? "transparent"
    }

    Sign {
        visible: text !== ""
        x: block.modelData.signX
        y: text.y
        width: block.modelData.line
        height: block.modelData.line
        name: block.waiting && block.modelData.lead !== "" ? "waiting" : block.modelData.sign
        color: block.look.signInk ?? block.look.ink
        font.pixelSize: block.modelData.size
    }

    Label {
        visible: text !== ""
        y: text.y
        height: block.modelData.line
        verticalAlignment: Text.AlignVCenter
        text: block.modelData.lead
        color: block.kind === "item" ? (text === "1" ? Theme.muted : Theme.quantity) : block.look.ink
        font.pixelSize: block.modelData.size
        font.weight: Font.ExtraBold
    }

    Label {
        id: text

        objectName: "text"
        x: block.modelData.x
        y: Math.floor((block.height - height) / 2)
        height: lineCount * lineHeight
        text: block.modelData.text
        visible: text !== ""
        color: block.look.ink
        lineHeightMode: Text.FixedHeight
        lineHeight: block.modelData.line
        verticalAlignment: Text.AlignVCenter
        font.pixelSize: Math.max(1, block.modelData.size)
        font.weight: block.modelData.weight
        font.strikeout: block.look.struck ?? false
    }
}

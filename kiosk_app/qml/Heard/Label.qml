import QtQuick

// Text as everywhere on the screen: plain, in our font, with figures of equal width, measured without hinting as the
// layout measured it.
Text {
    color: Theme.ink
    textFormat: Text.PlainText
    horizontalAlignment: Text.AlignLeft
    font.family: Theme.families.text
    font.weight: Font.Bold
    font.pixelSize: Theme.textSize
    font.hintingPreference: Font.PreferNoHinting
    font.kerning: true
}

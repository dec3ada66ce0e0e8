import QtQuick

// One icon, by name.
Text {
    id: sign

    property string name: ""

    color: Theme.ink
    text: sign.name === "" ? "" : Theme.icons[sign.name]
    textFormat: Text.PlainText
    horizontalAlignment: Text.AlignHCenter
    verticalAlignment: Text.AlignVCenter
    font.family: Theme.families.icons
    font.pixelSize: Theme.textSize
}

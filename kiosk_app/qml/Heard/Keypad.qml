pragma ComponentBehavior: Bound

import QtQuick

// Letters and digits for a word or a number; a kitchen's screen has no keyboard.
Column {
    id: keypad

    readonly property var rows: ["1234567890", "qwertyuiop", "asdfghjkl-", "zxcvbnm \b"]
    readonly property int across: 10
    readonly property int step: Math.floor((keypad.width + keypad.spacing) / keypad.across)

    signal typed(string key)

    spacing: Theme.mm(1.5)

    Repeater {
        model: keypad.rows

        Row {
            id: row

            required property string modelData

            spacing: keypad.spacing

            Repeater {
                model: row.modelData.split("")

                Button {
                    id: button

                    required property string modelData

                    objectName: "key-" + (button.modelData === "\b" ? "back" : button.modelData)
                    width: (button.modelData === " " ? 2 : 1) * keypad.step - keypad.spacing
                    height: Theme.mm(12.5)
                    sign: button.modelData === "\b" ? "backspace" : button.modelData === " " ? "space" : ""
                    text: button.sign === "" ? button.modelData.toUpperCase() : ""
                    onTapped: keypad.typed(button.modelData)
                }
            }
        }
    }
}

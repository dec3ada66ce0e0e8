pragma ComponentBehavior: Bound

import QtQuick

// Letters and digits for a word or a number; a kitchen's screen has no keyboard. Keys are as large as a glove needs: where
// a typewriter's rows do not fit, there are more and shorter ones, by the alphabet.
Column {
    id: keypad

    readonly property int across: Math.max(4, Math.min(10, Math.floor((keypad.width + keypad.spacing) / (Theme.button + keypad.spacing))))
    readonly property int step: Math.floor((keypad.width + keypad.spacing) / keypad.across)
    readonly property var rows: {
        if (keypad.across === 10)
            return ["1234567890", "qwertyuiop", "asdfghjkl-", "zxcvbnm \b"];
        const keys = "1234567890abcdefghijklmnopqrstuvwxyz- \b";
        const rows = [];
        for (let from = 0; from < keys.length; from += keypad.across)
            rows.push(keys.slice(from, from + keypad.across));
        return rows;
    }

    signal typed(string key)

    spacing: Theme.gap

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
                    readonly property bool wide: button.modelData === " " && keypad.across === 10

                    objectName: "key-" + (button.modelData === "\b" ? "back" : button.modelData)
                    width: (button.wide ? 2 : 1) * keypad.step - keypad.spacing
                    height: Theme.button
                    sign: button.modelData === "\b" ? "backspace" : button.modelData === " " ? "space" : ""
                    text: button.sign === "" ? button.modelData.toUpperCase() : ""
                    onTapped: keypad.typed(button.modelData)
                }
            }
        }
    }
}

pragma ComponentBehavior: Bound

import QtQuick

// Letters and digits for a word or a number; a kitchen's screen has no keyboard. Keys are as large as a glove needs: where
// a typewriter's rows do not fit, there are more and shorter ones, by the alphabet.
Column {
    id: keypad

    readonly property int across: Math.max(4, Math.min(10, Math.floor((keypad.width + keypad.spacing) / (Theme.button + keypad.spacing))))
    readonly property int step: Math.floor((keypad.width + keypad.spacing) / keypad.across)
    // Its height, also before it has been laid out.
    readonly property int tall: keypad.rows.length * (Theme.button + keypad.spacing) - keypad.spacing
    readonly property var rows: {
        if (keypad.across === 10)
            return ["1234567890", ...keypad.typewriter];
        const keys = "1234567890" + keypad.alphabet + "- \b";
        const rows = [];
        for (let from = 0; from < keys.length; from += keypad.across)
            rows.push(keys.slice(from, from + keypad.across));
        return rows;
    }

    // As they lie on a typewriter of the language, ten in a row, and by the alphabet.
    readonly property var typewriter: latin ? ["qwertyuiop", "asdfghjkl-", "zxcvbnm" + " \b"] : own
    readonly property var own: [qsTr("qwertyuiop", "keys"), qsTr("asdfghjkl-", "keys"), qsTr("zxcvbnm", "keys") + " \b"]
    readonly property string alphabet: latin ? "abcdefghijklmnopqrstuvwxyz" : qsTr("abcdefghijklmnopqrstuvwxyz", "keys")
    // Dishes may be written otherwise than the cook's language is.
    readonly property bool foreign: own[0].charCodeAt(0) > 0x24f
    property bool latin: false

    signal typed(string key)

    // A typewriter is not mirrored, whatever is written on it.
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

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
                    readonly property bool wide: button.modelData === " " && keypad.across === 10 && row.modelData.length < 10

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

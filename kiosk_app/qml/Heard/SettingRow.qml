pragma ComponentBehavior: Bound

import QtQuick

// One setting: what it is, what it is set to, and buttons to set it otherwise; or a button that does something.
Item {
    id: row

    required property var kiosk
    // As `setting_rows` makes it.
    required property var setting
    readonly property bool plain: setting.kind === "action" || setting.kind === "back"
    readonly property bool few: setting.kind === "few"
    readonly property bool counted: setting.kind === "number"
    readonly property bool mirrored: LayoutMirroring.enabled
    readonly property int stepper: row.width < Theme.mm(70) ? Theme.button : Theme.mm(20)
    readonly property var choices: setting.choices ?? []

    objectName: "settingRow"
    implicitHeight: body.height + 2 * Theme.gap

    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }

    Column {
        id: body

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.mm(1.6)

        Label {
            objectName: "settingTitle"
            width: parent.width
            visible: !row.plain
            wrapMode: Text.WordWrap
            text: row.setting.title
            font.pixelSize: Theme.textSize
        }

        Grid {
            id: few

            // Three in a row, or below each other where words would be torn.
            readonly property bool wide: (width + spacing) / Math.max(1, row.choices.length) - spacing >= Theme.mm(26)

            visible: row.few
            width: parent.width
            columns: wide ? Math.max(1, row.choices.length) : 1
            spacing: Theme.gap

            Repeater {
                model: row.few ? row.choices.length : 0

                ChoiceButton {
                    required property int index
                    readonly property var choice: row.choices[index] ?? ({ "title": "", "current": false })

                    width: Math.floor((few.width + few.spacing) / few.columns) - few.spacing
                    usable: row.setting.usable
                    text: choice.title
                    current: choice.current
                    onTapped: row.kiosk.pickSetting(row.setting.name, index)
                }
            }
        }

        Item {
            visible: row.setting.kind === "many" || row.counted
            width: parent.width
            height: Theme.mm(18)

            Button {
                id: less

                objectName: "settingLess"
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                width: row.stepper
                usable: row.setting.less ?? false
                sign: row.counted ? "no" : row.mirrored ? "after" : "before"
                onTapped: row.kiosk.stepSetting(row.setting.name, -1)
            }

            Label {
                id: value

                objectName: "settingValue"
                anchors.left: less.right
                anchors.right: more.left
                anchors.leftMargin: Theme.gap
                anchors.rightMargin: Theme.gap
                height: parent.height
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                wrapMode: Text.WordWrap
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.mm(3)
                text: row.setting.value ?? ""
                font.pixelSize: Theme.mm(6.4)
                font.weight: Font.ExtraBold
            }

            Button {
                id: more

                objectName: "settingMore"
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                width: row.stepper
                usable: row.setting.more ?? false
                sign: row.counted ? "add" : row.mirrored ? "before" : "after"
                onTapped: row.kiosk.stepSetting(row.setting.name, 1)
            }
        }

        Button {
            objectName: row.setting.kind === "back" ? "settingsReset" : "settingAction"
            visible: row.plain
            width: parent.width
            usable: row.setting.usable
            sign: row.setting.sign ?? ""
            text: row.plain ? row.setting.title : ""
            onTapped: row.setting.kind === "back" ? row.kiosk.resetSettings(row.setting.name) : row.kiosk.doSetting(row.setting.name)
        }

        Label {
            objectName: "settingNote"
            width: parent.width
            visible: text !== ""
            wrapMode: Text.WordWrap
            text: row.setting.note ?? ""
            color: Theme.muted
            font.pixelSize: Theme.smallSize
        }
    }
}

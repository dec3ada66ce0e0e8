import QtQuick

// What has just been done, with the way back; or one calm sentence about what could not be done.
Rectangle {
    id: toast

    required property var kiosk
    readonly property bool refusal: kiosk.toastKind === "refused"

    objectName: "toast"
    // The way back lies where a panel covers it; a refusal is worth a sentence over everything.
    visible: kiosk.toast !== "" && (toast.refusal || kiosk.panel === "")
    height: Math.max(Theme.mm(17.5), message.height + Theme.mm(3))
    width: Math.min(parent.width - 2 * Theme.gap, content.width + 2 * Theme.mm(3))
    radius: Theme.radius * 2
    color: toast.kiosk.toastKind === "done" ? Theme.white : Theme.stale

    // Nothing below it takes the tap.
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: toast.kiosk.dismissToast()
    }

    Row {
        id: content

        anchors.centerIn: parent
        spacing: Theme.mm(5)

        Sign {
            anchors.verticalCenter: parent.verticalCenter
            objectName: "toastSign"
            name: toast.refusal ? "late" : toast.kiosk.toastKind
            color: Theme.black
            font.pixelSize: Theme.mm(8)
        }

        Label {
            id: message

            objectName: "toastText"
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, toast.parent.width - Theme.mm(85))
            text: toast.kiosk.toast
            color: Theme.black
            wrapMode: Text.Wrap
            font.pixelSize: Theme.titleSize
        }

        Button {
            objectName: "undoButton"
            visible: !toast.refusal
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.mm(46)
            height: Theme.button
            sign: "recall"
            text: "UNDO"
            onTapped: toast.kiosk.undo()
        }
    }
}

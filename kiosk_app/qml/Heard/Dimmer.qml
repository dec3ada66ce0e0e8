import QtQuick

// Black over everything, as dark as the hour wants it. It takes no touch.
Rectangle {
    id: dimmer

    required property var kiosk

    objectName: "dimmer"
    visible: opacity > 0
    color: Theme.black
    opacity: kiosk.calm.shade
}

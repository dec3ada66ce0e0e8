pragma ComponentBehavior: Bound

import QtQuick

// The rail: the cards of the visible page at the places they were given.
Item {
    id: board

    required property var kiosk

    onWidthChanged: kiosk.railResized(width, height)
    onHeightChanged: kiosk.railResized(width, height)

    Repeater {
        model: board.kiosk.orders

        OrderCard {
            id: card

            x: Theme.mirrored ? board.width - cardX - cardWidth : cardX
            age: board.kiosk.age(board.kiosk.nowS - card.placedAtS)
            onBumped: orderId => board.kiosk.bump(orderId)
            onItemTapped: (orderId, itemId) => board.kiosk.bumpItem(orderId, itemId)
            onDeparted: (orderId, part) => board.kiosk.left(orderId, part)
            onHeadTapped: orderId => board.kiosk.openOrder(orderId)
            draggable: board.kiosk.kind === "expo"
            onDropped: (orderId, x, y) => board.kiosk.drop(orderId, Theme.mirrored ? board.width - x : x, y)
        }
    }
}

import QtQuick

// What every theme says of every colour. Text reaches 4.5:1 on each ground it stands on, names of items 12:1, signs and
// what a state is told by 3:1; in high contrast all text 7:1. The tests measure it on the glass.
QtObject {
    // Below everything; bars and panels; cards; buttons and rows, touched, and without a use; the edge of each.
    required property color ground
    required property color bar
    required property color barEdge
    required property color surface
    required property color raised
    required property color pressed
    required property color idle
    required property color rim
    required property real rimMm
    required property color line
    // What lies over the rail beside a panel.
    required property color shade

    // A lesson: marks, bands, and what is below everything. Of no state, and never alone: it says so.
    required property color lesson
    required property color lessonInk
    required property color lessonBand
    required property color lessonGround

    required property color ink
    required property color muted
    required property color faint
    // On the black of a screen that rests: no brighter than it takes to be read.
    required property color resting

    // States after Okabe and Ito, to be told apart with every kind of colour vision; black text on them.
    required property color fresh
    required property color cooking
    required property color warn
    required property color late
    required property color ready
    required property color held

    required property color quantity
    // What was chosen, the frame of the bump bar's cursor, and text about what has just come.
    required property color chosen
    required property color cursor
    required property color news
    required property color bump
    required property color bumpInk
    required property color bumpPressed
    // As text; alarm and stale are also grounds with black text.
    required property color good
    required property color bad
    required property color caution
    required property color alarm
    required property color stale
    required property color staleEdge
    required property color insecure
    required property color insecureInk
    required property color toast
    required property color toastInk

    // How much is left of the lines of a card that steps back.
    required property real dimmed

    // How a card of each state is framed: colour of its head, colour of its edge, weight of the edge in millimetres.
    required property var places

    // How a block of a card is drawn: its ink, its ground if any, an edge of that, and the ink of its sign if another.
    required property var kinds
}

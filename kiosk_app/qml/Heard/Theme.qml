pragma Singleton
import QtQuick

// Every size, colour and duration of the screen. Sizes are millimetres times `perMm`.
QtObject {
    id: theme

    // Set once by Main from the kiosk's settings.
    property real perMm: 4
    property var measures: ({})
    property var icons: ({})
    property var families: ({ "text": "", "icons": "" })
    property bool motion: true
    // Read from right to left; what has an `x` of its own counts it from there.
    property bool mirrored: false

    // Durations in milliseconds.
    readonly property int flow: motion ? 280 : 0
    readonly property int leave: motion ? 260 : 0
    readonly property int glimpse: 64
    readonly property int enter: motion ? 280 : 0
    readonly property int easing: Easing.OutCubic

    // Sizes of the frame around the rail.
    readonly property int gap: mm(3)
    readonly property int topBar: mm(13.5)
    readonly property int footBar: mm(18.5)
    readonly property int button: mm(15)
    readonly property int radius: mm(1.8)
    readonly property int titleSize: mm(7)
    readonly property int wordSize: mm(5)
    readonly property int textSize: mm(5.6)
    readonly property int bigSize: mm(9)
    readonly property int smallSize: mm(4.3)
    readonly property int staleFrame: mm(2)
    readonly property int hairline: mm(0.25)
    // The widest panel: ten keys that a glove hits.
    readonly property int widest: mm(197)
    // On less than this, words and choices make room.
    readonly property int narrow: mm(330)

    // Colours: the ground.
    readonly property color ground: "#0a0d12"
    readonly property color bar: "#141a22"
    readonly property color surface: "#1a212b"
    readonly property color raised: "#2a3442"
    readonly property color pressed: "#43536a"
    readonly property color line: "#323d4c"
    readonly property color shade: "#90000000"
    readonly property color ink: "#ffffff"
    readonly property color muted: "#a9b8c9"
    readonly property color faint: "#8796a8"
    readonly property color black: "#000000"
    readonly property color white: "#ffffff"

    // Colours: states after Okabe and Ito, to be told apart with every kind of colour vision; black text on them.
    readonly property color fresh: "#56b4e9"
    readonly property color cooking: "#f0e442"
    readonly property color warn: "#e69f00"
    readonly property color late: "#e8622a"
    readonly property color ready: "#009e73"
    readonly property color held: "#9fb0c3"

    readonly property color quantity: "#ffc94d"
    readonly property color bump: "#35557a"
    readonly property color bumpPressed: "#5f8fc4"
    readonly property color good: "#4fd6a4"
    readonly property color alarm: "#ff5a4f"
    readonly property color insecure: "#c4141b"
    readonly property color stale: "#ffb000"

    // How a card of each state is framed: colour, and weight of the frame in millimetres.
    readonly property var places: ({
        "new": { "color": fresh, "weight": 0.5 },
        "cooking": { "color": cooking, "weight": 0.5 },
        "warn": { "color": warn, "weight": 0.9 },
        "late": { "color": late, "weight": 1.3 },
        "ready": { "color": ready, "weight": 0.5 },
        "held": { "color": held, "weight": 0.5 }
    })

    // How a block of a card is drawn: its ink and its ground, if any.
    readonly property var kinds: ({
        "rule": { "ink": line, "ground": line },
        "space": { "ink": ink },
        "course": { "ink": muted },
        "item": { "ink": ink },
        "item.done": { "ink": faint, "signInk": good },
        "item.void": { "ink": "#ff9d94" },
        "item.held": { "ink": muted },
        "modifier.no": { "ink": "#ff9d94" },
        "modifier.add": { "ink": "#6be0b4" },
        "modifier.extra": { "ink": "#6be0b4" },
        "modifier.side": { "ink": "#d6dfe9", "signInk": faint },
        "modifier.choice": { "ink": "#d6dfe9", "signInk": faint },
        "item.note": { "ink": "#8fcaff" },
        "item.allergen": { "ink": "#ffb3f0", "signInk": "#ff7be3" },
        "band.conflict": { "ink": "#000000", "ground": stale },
        "band.allergen": { "ink": "#000000", "ground": "#ff8fe5" },
        "band.note": { "ink": "#dbeaff", "ground": "#26374d", "signInk": "#8fcaff" },
        "band.rush": { "ink": "#000000", "ground": "#ffffff" },
        "band.vip": { "ink": "#000000", "ground": "#ffd76a" },
        "band.recalled": { "ink": "#000000", "ground": "#b9c6d6" },
        "band.changed": { "ink": "#000000", "ground": "#f5e663" },
        "tag.added": { "ink": "#000000", "ground": "#6be0b4" },
        "tag.changed": { "ink": "#000000", "ground": "#f5e663" },
        "tag.void": { "ink": "#000000", "ground": "#ff8a80" },
        "tag.held": { "ink": "#000000", "ground": held },
        "tag.busy": { "ink": "#dbeaff", "ground": "#26374d" }
    })

    // The five connection states: colour of sign and word.
    readonly property var links: ({
        "connected": good,
        "disconnected": alarm,
        "reconnecting": stale,
        "error": alarm,
        "failed": stale
    })

    // The colour of a piece of text in a card: its line, the quantity before it, or its sign.
    function inkOf(kind: string, role: string, text: string): color {
        const look = kinds[kind];
        if (role === "lead" && kind === "item")
            return text === "1" ? muted : quantity;
        return role === "sign" && look.signInk !== undefined ? look.signInk : look.ink;
    }

    function mm(millimetres: real): int {
        return Math.max(1, Math.round(millimetres * perMm));
    }
}

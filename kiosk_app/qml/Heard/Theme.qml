pragma Singleton
import QtQuick

// Every size, colour and duration of the screen. Sizes are millimetres times `perMm`.
QtObject {
    id: theme

    // Set by Main from the kiosk's settings, some of which change while it runs.
    property real perMm: 4
    property var measures: ({})
    property var icons: ({})
    property var families: ({ "text": "", "icons": "" })
    property bool motion: true
    // Read from right to left; what has an `x` of its own counts it from there.
    property bool mirrored: false
    // `dark`, `light` or `contrast`.
    property string palette: "dark"

    // Durations in milliseconds.
    readonly property int flow: motion ? 280 : 0
    readonly property int leave: motion ? 260 : 0
    readonly property int glimpse: 64
    readonly property int enter: motion ? 280 : 0
    readonly property int drift: motion ? 8000 : 0
    readonly property int easing: Easing.OutCubic

    // Sizes of the frame around the rail.
    // What a glove needs is not rounded down: between two things that are touched, and each of them.
    readonly property int gap: atLeast(3)
    readonly property int topBar: mm(13.5)
    readonly property int footBar: mm(18.5)
    readonly property int button: atLeast(15)
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
    // A tablet upright: there is room for signs only.
    readonly property int tight: mm(190)

    // Colours: one of the three themes; `Colours.qml` says what each is for.
    readonly property Colours dark: DarkColours {}
    readonly property Colours light: LightColours {}
    readonly property Colours contrast: ContrastColours {}
    readonly property Colours look: palette === "light" ? light : palette === "contrast" ? contrast : dark

    // On every state's hue, whatever the theme; chips stand out from the hue in the other.
    readonly property color black: "#000000"
    readonly property color white: "#ffffff"

    readonly property color ground: look.ground
    readonly property color bar: look.bar
    readonly property color barEdge: look.barEdge
    readonly property color surface: look.surface
    readonly property color raised: look.raised
    readonly property color pressed: look.pressed
    readonly property color idle: look.idle
    readonly property color rim: look.rim
    readonly property color line: look.line
    readonly property color shade: look.shade

    readonly property color ink: look.ink
    readonly property color muted: look.muted
    readonly property color faint: look.faint
    readonly property color resting: look.resting

    readonly property color lesson: look.lesson
    readonly property color lessonInk: look.lessonInk
    readonly property color lessonBand: look.lessonBand
    readonly property color lessonGround: look.lessonGround
    readonly property color fresh: look.fresh
    readonly property color cooking: look.cooking
    readonly property color late: look.late
    readonly property color ready: look.ready

    readonly property color quantity: look.quantity
    readonly property color chosen: look.chosen
    readonly property color cursor: look.cursor
    readonly property color news: look.news
    readonly property color bump: look.bump
    readonly property color bumpInk: look.bumpInk
    readonly property color bumpPressed: look.bumpPressed
    readonly property color good: look.good
    readonly property color bad: look.bad
    readonly property color caution: look.caution
    readonly property color alarm: look.alarm
    readonly property color stale: look.stale
    readonly property color staleEdge: look.staleEdge
    readonly property color insecure: look.insecure
    readonly property color insecureInk: look.insecureInk
    readonly property color toast: look.toast
    readonly property color toastInk: look.toastInk

    readonly property real dimmed: look.dimmed
    // Edges of buttons and rows, in pixels; none where they are told by their ground.
    readonly property int rimWidth: look.rimMm > 0 ? mm(look.rimMm) : 0
    readonly property var places: look.places
    readonly property var kinds: look.kinds

    // What has come on another page: of its strip, its tab and the button that leads there.
    readonly property var arrivals: ({
        "new": { "ink": black, "ground": fresh, "edge": places["new"].edge },
        "late": { "ink": black, "ground": late, "edge": places["late"].edge },
        "rush": { "ink": kinds["band.rush"].ink, "ground": kinds["band.rush"].ground, "edge": kinds["band.rush"].ground }
    })

    // The five connection states: colour of sign and word.
    readonly property var links: ({
        "connected": good,
        "disconnected": bad,
        "reconnecting": caution,
        "error": bad,
        "failed": caution,
        "training": lessonInk
    })

    // The colour of a piece of text in a card: its line, the quantity before it, or its sign.
    function inkOf(kind: string, role: string, text: string): color {
        const look = kinds[kind];
        if (role === "lead" && kind === "item")
            return text === "1" ? muted : quantity;
        return role === "sign" && look.signInk !== undefined ? look.signInk : look.ink;
    }

    // A size of what is read on a card: it grows with the size of its text.
    function read(millimetres: real): int {
        return theme.mm(millimetres * (theme.measures.text_size ?? 1));
    }

    function atLeast(millimetres: real): int {
        return Math.ceil(millimetres * perMm - 0.000001);
    }

    function mm(millimetres: real): int {
        return Math.max(1, Math.round(millimetres * perMm));
    }
}

import QtQuick

// Light on dark: what a screen shows that nobody has set up otherwise.
Colours {
    id: dark

    ground: "#0a0d12"
    bar: "#141a22"
    barEdge: "#141a22"
    surface: "#1a212b"
    raised: "#2a3442"
    pressed: "#43536a"
    idle: "#1a212b"
    rim: "#00000000"
    rimMm: 0
    line: "#323d4c"
    shade: "#4d000000"

    lesson: "#8f6bf5"
    lessonInk: "#b79cff"
    lessonBand: "#35245c"
    lessonGround: "#160d2b"
    ink: "#ffffff"
    muted: "#a9b8c9"
    faint: "#8796a8"
    resting: "#999999"

    fresh: "#56b4e9"
    cooking: "#f0e442"
    warn: "#e69f00"
    late: "#d55e00"
    ready: "#009e73"
    held: "#b4c0cc"

    quantity: "#ffde8a"
    chosen: "#27405e"
    cursor: "#ffffff"
    news: "#56b4e9"
    bump: "#35557a"
    bumpInk: "#ffffff"
    bumpPressed: "#4673a6"
    good: "#4fd6a4"
    bad: "#ff6a60"
    caution: "#ffb000"
    alarm: "#ff5a4f"
    stale: "#ffb000"
    staleEdge: "#ffb000"
    insecure: "#c4141b"
    insecureInk: "#ffffff"
    toast: "#ffffff"
    toastInk: "#000000"

    dimmed: 0.66

    places: ({
        "new": { "color": dark.fresh, "edge": dark.fresh, "weight": 0.5 },
        "cooking": { "color": dark.cooking, "edge": dark.cooking, "weight": 0.5 },
        "warn": { "color": dark.warn, "edge": dark.warn, "weight": 0.8 },
        "late": { "color": dark.late, "edge": dark.late, "weight": 1.3 },
        "ready": { "color": dark.ready, "edge": dark.ready, "weight": 0.5 },
        "held": { "color": dark.held, "edge": dark.held, "weight": 0.5 }
    })

    kinds: ({
        "rule": { "ink": dark.line, "ground": dark.line },
        "space": { "ink": dark.ink },
        "course": { "ink": dark.muted },
        "course.fired": { "ink": dark.quantity },
        "item": { "ink": dark.ink },
        "item.done": { "ink": dark.faint, "signInk": dark.good },
        "item.void": { "ink": "#ff9d94" },
        "item.held": { "ink": dark.muted },
        "modifier.no": { "ink": "#ff9d94" },
        "modifier.add": { "ink": "#6be0b4" },
        "modifier.extra": { "ink": "#6be0b4" },
        "modifier.side": { "ink": "#d6dfe9", "signInk": dark.faint },
        "modifier.choice": { "ink": "#d6dfe9", "signInk": dark.faint },
        "item.second": { "ink": dark.muted },
        "item.note": { "ink": "#8fcaff" },
        "item.allergen": { "ink": "#ffb3f0", "signInk": "#ff7be3" },
        "band.conflict": { "ink": "#000000", "ground": dark.stale },
        "band.allergen": { "ink": "#000000", "ground": "#ff8fe5" },
        "band.note": { "ink": "#dbeaff", "ground": "#26374d", "signInk": "#8fcaff" },
        "band.rush": { "ink": "#000000", "ground": "#ffffff" },
        "band.vip": { "ink": "#000000", "ground": "#ffd76a" },
        "band.recalled": { "ink": "#000000", "ground": "#b9c6d6" },
        "band.changed": { "ink": "#000000", "ground": "#f5e663" },
        "tag.added": { "ink": "#000000", "ground": "#6be0b4" },
        "tag.changed": { "ink": "#000000", "ground": "#f5e663" },
        "tag.void": { "ink": "#000000", "ground": "#ff8a80" },
        "tag.held": { "ink": "#000000", "ground": dark.held },
        "tag.busy": { "ink": "#dbeaff", "ground": "#26374d" }
    })
}

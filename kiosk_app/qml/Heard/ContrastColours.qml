import QtQuick

// White on black and black on white, with thick edges, for eyes or a screen that are no longer what they were. States
// are lighter than in the other themes: black text on them reaches 7:1.
Colours {
    id: contrast

    ground: "#000000"
    bar: "#000000"
    barEdge: "#ffffff"
    surface: "#000000"
    raised: "#000000"
    pressed: "#4a4a4a"
    idle: "#000000"
    rim: "#ffffff"
    rimMm: 0.6
    line: "#8c8c8c"
    shade: "#60000000"

    lesson: "#bb80ff"
    lessonInk: "#d9c8ff"
    lessonBand: "#2a1650"
    lessonGround: "#12082a"
    ink: "#ffffff"
    muted: "#ffffff"
    faint: "#c8c8c8"
    resting: "#999999"

    fresh: "#55d4f8"
    cooking: "#ffff5a"
    warn: "#ffa800"
    late: "#fb6a4d"
    ready: "#00b08f"
    held: "#d8dfe6"

    quantity: "#ffe14d"
    chosen: "#333333"
    cursor: "#ffffff"
    news: "#55d4f8"
    bump: "#ffffff"
    bumpInk: "#000000"
    bumpPressed: "#b4b4b4"
    good: "#7ff0c8"
    bad: "#ff9d94"
    caution: "#ffc23d"
    alarm: "#ff857a"
    stale: "#ffa800"
    staleEdge: "#ffa800"
    insecure: "#ffffff"
    insecureInk: "#000000"
    toast: "#ffffff"
    toastInk: "#000000"

    dimmed: 0.76

    places: ({
        "new": { "color": contrast.fresh, "edge": contrast.fresh, "weight": 0.7 },
        "cooking": { "color": contrast.cooking, "edge": contrast.cooking, "weight": 0.7 },
        "warn": { "color": contrast.warn, "edge": contrast.warn, "weight": 0.8 },
        "late": { "color": contrast.late, "edge": contrast.late, "weight": 1.3 },
        "ready": { "color": contrast.ready, "edge": contrast.ready, "weight": 0.7 },
        "held": { "color": contrast.held, "edge": contrast.held, "weight": 0.7 }
    })

    kinds: ({
        "rule": { "ink": contrast.line, "ground": contrast.line },
        "space": { "ink": contrast.ink },
        "course": { "ink": contrast.ink },
        "course.fired": { "ink": contrast.quantity },
        "item": { "ink": contrast.ink },
        "item.done": { "ink": contrast.faint, "signInk": contrast.good },
        "item.void": { "ink": "#ffb3ab" },
        "item.held": { "ink": contrast.faint },
        "modifier.no": { "ink": "#ffb3ab" },
        "modifier.add": { "ink": "#8ff2cf" },
        "modifier.extra": { "ink": "#8ff2cf" },
        "modifier.side": { "ink": contrast.ink },
        "modifier.choice": { "ink": contrast.ink },
        "item.second": { "ink": contrast.ink },
        "item.note": { "ink": "#b5deff" },
        "item.allergen": { "ink": "#ffb3f0" },
        "band.conflict": { "ink": "#000000", "ground": contrast.stale },
        "band.allergen": { "ink": "#000000", "ground": "#ff9cf0" },
        "band.note": { "ink": "#ffffff", "ground": "#000000", "edge": "#ffffff" },
        "band.rush": { "ink": "#000000", "ground": "#ffffff" },
        "band.vip": { "ink": "#000000", "ground": "#ffe14d" },
        "band.recalled": { "ink": "#ffffff", "ground": "#000000", "edge": "#ffffff" },
        "band.changed": { "ink": "#000000", "ground": "#ffff5a" },
        "tag.added": { "ink": "#000000", "ground": "#8ff2cf" },
        "tag.changed": { "ink": "#000000", "ground": "#ffff5a" },
        "tag.void": { "ink": "#000000", "ground": "#ff9d94" },
        "tag.held": { "ink": "#000000", "ground": contrast.held },
        "tag.busy": { "ink": "#ffffff", "ground": "#000000", "edge": "#ffffff" }
    })
}

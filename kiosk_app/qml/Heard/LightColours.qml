import QtQuick

// Dark on light, for bright kitchens. The states' hues are as in the dark; a dark edge of the same hue holds them
// together, since yellow and white are much the same to look at.
Colours {
    id: light

    ground: "#e3e8ee"
    bar: "#f6f8fa"
    barEdge: "#c0cad5"
    surface: "#ffffff"
    raised: "#d8e0e9"
    pressed: "#b3c2d3"
    idle: "#eef2f6"
    rim: "#a4b2c1"
    rimMm: 0.3
    line: "#c0cad5"
    shade: "#4d121a24"

    lesson: "#8f6bf5"
    lessonInk: "#5b3fb0"
    lessonBand: "#ded2ff"
    lessonGround: "#efe9ff"
    ink: "#10161e"
    muted: "#43505f"
    faint: "#55616e"
    resting: "#999999"

    fresh: "#56b4e9"
    cooking: "#f0e442"
    warn: "#e69f00"
    late: "#d55e00"
    ready: "#009e73"
    held: "#b4c0cc"

    quantity: "#5c2300"
    chosen: "#c6dcf4"
    cursor: "#0b57d0"
    news: "#00588f"
    bump: "#1f5690"
    bumpInk: "#ffffff"
    bumpPressed: "#3572b3"
    good: "#00644a"
    bad: "#b3261e"
    caution: "#8a4b00"
    alarm: "#ff6a60"
    stale: "#ffb000"
    staleEdge: "#9a5200"
    insecure: "#c4141b"
    insecureInk: "#ffffff"
    toast: "#17202b"
    toastInk: "#ffffff"

    dimmed: 0.7

    places: ({
        "new": { "color": light.fresh, "edge": "#005a8c", "weight": 0.5 },
        "cooking": { "color": light.cooking, "edge": "#6b5f00", "weight": 0.5 },
        "warn": { "color": light.warn, "edge": "#7a4f00", "weight": 0.8 },
        "late": { "color": light.late, "edge": "#651f00", "weight": 1.3 },
        "ready": { "color": light.ready, "edge": "#004534", "weight": 0.5 },
        "held": { "color": light.held, "edge": "#3c4855", "weight": 0.5 }
    })

    kinds: ({
        "rule": { "ink": light.line, "ground": light.line },
        "space": { "ink": light.ink },
        "course": { "ink": light.muted },
        "course.fired": { "ink": light.quantity },
        "item": { "ink": light.ink },
        "item.done": { "ink": light.faint, "signInk": light.good },
        "item.void": { "ink": "#a8201a" },
        "item.held": { "ink": light.muted },
        "modifier.no": { "ink": "#a8201a" },
        "modifier.add": { "ink": light.good },
        "modifier.extra": { "ink": light.good },
        "modifier.side": { "ink": "#35414e", "signInk": light.faint },
        "modifier.choice": { "ink": "#35414e", "signInk": light.faint },
        "item.second": { "ink": light.muted },
        "item.note": { "ink": "#0b4f8a" },
        "item.allergen": { "ink": "#8a0a72", "signInk": "#a5108a" },
        "band.conflict": { "ink": "#000000", "ground": light.stale },
        "band.allergen": { "ink": "#000000", "ground": "#ff8fe5" },
        "band.note": { "ink": "#0b3a63", "ground": "#d6e6f7", "signInk": "#0b4f8a" },
        "band.rush": { "ink": "#ffffff", "ground": light.ink },
        "band.vip": { "ink": "#000000", "ground": "#ffd24d" },
        "band.recalled": { "ink": "#000000", "ground": "#b9c6d6" },
        "band.changed": { "ink": "#000000", "ground": "#f5e663" },
        "tag.added": { "ink": "#000000", "ground": "#6be0b4" },
        "tag.changed": { "ink": "#000000", "ground": "#f5e663" },
        "tag.void": { "ink": "#000000", "ground": "#ff9d94" },
        "tag.held": { "ink": "#000000", "ground": light.held },
        "tag.busy": { "ink": "#0b3a63", "ground": "#d6e6f7" }
    })
}

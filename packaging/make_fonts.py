"""Makes the fonts in `resources/fonts` from the packages `inter-ui`, `@mdi/font` and `@fontsource/noto-sans-arabic`.

Run once per release of those packages, with fontTools and brotli at hand; the results are committed:

    npm pack inter-ui @mdi/font @fontsource/noto-sans-arabic    # unpack each into its own folder
    uv run --with fonttools,brotli packaging/make_fonts.py INTER_FOLDER MDI_FOLDER NOTO_FOLDER
"""

import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from kiosk_app.icons import GLYPHS

FONTS = Path(__file__).parent.parent / "resources" / "fonts"

# Latin with all its accents, Greek, Cyrillic, punctuation, currencies, arrows: what Inter has and a menu uses.
UNICODES = [
    *range(0x20, 0x7F), *range(0xA0, 0x530), *range(0x1E00, 0x2000), *range(0x2000, 0x2070), *range(0x2070, 0x20D0),
    *range(0x2100, 0x2150), *range(0x2150, 0x2200), 0x2212, 0x2248, 0x2260, 0x2264, 0x2265, 0x25CF, 0xFFFD,
]  # fmt: skip


def made(
    source: Path, target: str, unicodes: list[int] | None, family: str = "", metrics: TTFont | None = None
) -> None:
    """Writes `source` as a TTF, reduced to `unicodes`, under another name, with another font's line metrics."""
    options = subset.Options()
    options.layout_features = [
        "kern",
        "mark",
        "mkmk",
        "ccmp",
        "locl",
        "tnum",
        "init",
        "medi",
        "fina",
        "rlig",
        "calt",
    ]
    if unicodes is not None and not family:
        options.layout_features.remove("calt")  # Inter's arrows out of hyphens are not what the POS sent
    options.hinting = False
    options.name_IDs = ["*"]  # 16 and 17 make one family of the weights
    font = TTFont(source)
    font.flavor = None
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=unicodes if unicodes is not None else list(font.getBestCmap()))
    subsetter.subset(font)
    if metrics is not None:
        # Lines of this font stand where Inter's stand, also when both are mixed.
        scale = font["head"].unitsPerEm / metrics["head"].unitsPerEm
        for table, names in (
            ("hhea", ("ascent", "descent", "lineGap")),
            ("OS/2", ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent")),
        ):
            for name in names:
                setattr(font[table], name, round(getattr(metrics[table], name) * scale))
    if family:
        # The icons' own font says that every sign begins at 0, and they are drawn so, beside their middle.
        for name, (advance, _) in font["hmtx"].metrics.items():
            glyph = font["glyf"][name]
            glyph.recalcBounds(font["glyf"])
            font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))
        for record in font["name"].names:
            if record.nameID in (1, 4, 16):
                record.string = family
    font.save(FONTS / target)


def main() -> None:
    """Makes every font and puts the licences beside them."""
    inter, icons, noto = map(Path, sys.argv[1:4])
    FONTS.mkdir(parents=True, exist_ok=True)
    for weight in ("Medium", "Bold", "ExtraBold"):
        made(inter / "web" / f"Inter-{weight}.woff2", f"Inter-{weight}.ttf", UNICODES)
    made(
        icons / "fonts" / "materialdesignicons-webfont.ttf",
        "HeardIcons.ttf",
        sorted({ord(glyph) for glyph in GLYPHS.values()}),
        "Heard Icons",
    )
    made(
        noto / "files" / "noto-sans-arabic-arabic-700-normal.woff2",
        "NotoSansArabic-Bold.ttf",
        None,
        metrics=TTFont(FONTS / "Inter-Bold.ttf"),
    )
    shutil.copy(inter / "LICENSE.txt", FONTS / "Inter.LICENSE.txt")
    shutil.copy(icons / "LICENSE", FONTS / "HeardIcons.LICENSE.txt")
    shutil.copy(noto / "LICENSE", FONTS / "NotoSansArabic.LICENSE.txt")


if __name__ == "__main__":
    main()

"""Gathers every sentence of the kiosk into `resources/translations/heard_*.ts` and makes the `.qm` files from them.

`make translations` runs it. What stands in Python is found by its calls of `tr`, `trn` and `mark` (see
`kiosk_app/speech.py`), what stands in QML by Qt's own lupdate. Sentences that are gone are dropped; new ones are
unfinished until somebody translates them in Qt Linguist or by hand.
"""

import ast
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
LANGUAGES = ("de", "es", "ar")
CONTEXT = "Kiosk"


def sentences(source: str) -> Iterator[tuple[str, str, bool]]:
    """(English, comment, whether it is about a number of things) of a Python file."""
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        texts = [each.value if isinstance(each, ast.Constant) else None for each in node.args]
        match node.func.id:
            case "tr" | "mark" if texts and isinstance(texts[0], str):
                yield texts[0], str(texts[1]) if len(texts) > 1 and texts[1] is not None else "", False
            case "trn":
                # The count is in the middle.
                yield str(texts[1]), str(texts[3]) if len(texts) > 3 else "", True


def calls(folder: Path) -> str:
    """The sentences of all Python files of a folder, as calls that lupdate reads."""
    found = {
        sentence for file in sorted(folder.glob("*.py")) for sentence in sentences(file.read_text("utf-8"))
    }
    lines = []
    for text, comment, counted in sorted(found):
        about = [json.dumps(each, ensure_ascii=False) for each in (CONTEXT, text, comment)]
        lines.append(f"qsTranslate({', '.join(about)}{', 0' if counted else ''});")
    return "\n".join(lines) + "\n"


def make(target: Path) -> None:
    """Brings the `.ts` files in the folder `target` up to date and writes the `.qm` files beside them."""
    tools = Path(sys.executable).parent
    qml = sorted((ROOT / "kiosk_app" / "qml").rglob("*.qml"))
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "python.js"
        script.write_text(calls(ROOT / "kiosk_app"), "utf-8")
        for language in LANGUAGES:
            ts = target / f"heard_{language}.ts"
            update = [str(tools / "pyside6-lupdate"), *map(str, qml), str(script)]
            subprocess.run(
                [*update, "-ts", str(ts), "-locations", "none", "-no-obsolete", "-silent"], check=True
            )
            subprocess.run(
                [str(tools / "pyside6-lrelease"), "-silent", str(ts), "-qm", str(ts.with_suffix(".qm"))],
                check=True,
            )


if __name__ == "__main__":
    make(ROOT / "resources" / "translations")

"""The language on the glass: loads its translations and has Qt and `speech` speak it."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from kiosk_app import speech
from kiosk_app.config import LANGUAGES
from kiosk_app.resources import resources
from kiosk_app.speech import tr

CONTEXT = "Kiosk"
"""Of the sentences that stand in Python; those of QML have their file's name."""

_installed: list[QTranslator] = []


def of_machine() -> str:
    """The machine's language, where the kiosk speaks it; else English."""
    name = QLocale.system().name().partition("_")[0]
    return name if name in LANGUAGES else "en"


def speak(language: str) -> None:
    """From now on this language is spoken, empty: the machine's; who showed a sentence asks for it again.

    Raises:
        FileNotFoundError: its translations cannot be loaded; the installation is damaged.
    """
    language = language or of_machine()
    for translator in _installed:
        QCoreApplication.removeTranslator(translator)
    _installed.clear()
    if language == "en":
        speech.install(speech.ENGLISH)
        return
    file = resources() / "translations" / f"heard_{language}.qm"
    translator = QTranslator()
    if not translator.load(str(file)):
        raise FileNotFoundError(f"the translations {file} cannot be loaded")
    QCoreApplication.installTranslator(translator)
    _installed.append(translator)
    locale = QLocale(language)

    def day(at: datetime) -> str:
        # Figures are those of the till's receipt and of the bump bar's keys in every language.
        weekday = locale.dayName(at.isoweekday(), QLocale.FormatType.ShortFormat)
        month = locale.monthName(at.month, QLocale.FormatType.ShortFormat)
        return tr("{weekday} {day} {month}", weekday=weekday, day=at.day, month=month)

    speech.install(
        speech.Speaker(
            translate=lambda source, comment, count: QCoreApplication.translate(
                CONTEXT, source, comment, count
            ),
            day=day,
            # The figures are Latin everywhere, so Arabic has the point that goes with them.
            decimal="." if language == "ar" else locale.decimalPoint(),
            mirrored=locale.textDirection().name == "RightToLeft",
        )
    )

"""The signs a screen uses, by what they mean: names here, glyphs in `resources/fonts/HeardIcons.ttf`.

The font holds exactly these glyphs of Material Design Icons; `packaging/make_fonts.py` makes it from this table.
"""

GLYPHS: dict[str, str] = {
    # States of a card.
    "new": "\U000f009e",  # bell-ring
    "cooking": "\U000f0238",  # fire
    "ready": "\U000f0e1e",  # check-bold
    "warn": "\U000f0955",  # clock-alert
    "late": "\U000f0026",  # alert
    "served": "\U000f088d",  # room-service
    "waiting": "\U000f051f",  # timer-sand
    "cancelled": "\U000f015c",  # close-octagon
    "held": "\U000f03e5",  # pause-circle
    # How the guest gets the order.
    "dine_in": "\U000f0a70",  # silverware-fork-knife
    "takeaway": "\U000f049a",  # shopping
    "delivery": "\U000f1086",  # moped
    "drive_thru": "\U000f07ab",  # car-side
    "curbside": "\U000f18cb",  # store-marker
    # Bands and lines of a card.
    "note": "\U000f039e",  # note-text
    "bubble": "\U000f0369",  # message-text
    "allergen": "\U000f0029",  # alert-octagon
    "rush": "\U000f0241",  # flash
    "vip": "\U000f04ce",  # star
    "recalled": "\U000f054d",  # undo-variant
    "changed": "\U000f03eb",  # pencil
    "no": "\U000f1639",  # minus-thick
    "add": "\U000f11ec",  # plus-thick
    "choice": "\U000f060d",  # subdirectory-arrow-right
    "side": "\U000f084e",  # arrow-expand-horizontal
    "continued": "\U000f0054",  # arrow-right
    "continued_left": "\U000f004d",  # arrow-left
    "done": "\U000f0e1e",  # check-bold
    # Buttons.
    "recall": "\U000f054d",  # undo-variant
    "all_day": "\U000f027b",  # format-list-numbered
    "station": "\U000f04e1",  # swap-horizontal
    "close": "\U000f0156",  # close
    "search": "\U000f0349",  # magnify
    "backspace": "\U000f006e",  # backspace
    "space": "\U000f1050",  # keyboard-space
    "settings": "\U000f0493",  # cog
    "lock": "\U000f033e",  # lock
    "undo": "\U000f054d",  # undo-variant
    "training": "\U000f0474",  # school
    # Pages of the settings.
    "page_screen": "\U000f0379",  # monitor
    "page_cards": "\U000f056d",  # view-column
    "page_sound": "\U000f057e",  # volume-high
    "page_keys": "\U000f030c",  # keyboard
    "page_calm": "\U000f0594",  # weather-night
    "pinned": "\U000f0403",  # pin
    "unpinned": "\U000f0404",  # pin-off
    "sold_out": "\U000f073a",  # cancel
    "before": "\U000f0141",  # chevron-left
    "after": "\U000f0142",  # chevron-right
    # Connection states.
    "connected": "\U000f05a9",  # wifi
    "disconnected": "\U000f05aa",  # wifi-off
    "reconnecting": "\U000f04e6",  # sync
    "error": "\U000f0028",  # alert-circle
    "failed": "\U000f06f4",  # download-network
    "insecure": "\U000f139b",  # lock-open-alert
    # Sound states.
    "sound": "\U000f057e",  # volume-high
    "sound_off": "\U000f0581",  # volume-off
    "quiet": "\U000f0594",  # weather-night
    "muted": "\U000f0e08",  # volume-variant-off
    "no_speaker": "\U000f04c4",  # speaker-off
    "unheard": "\U000f0a45",  # ear-hearing-off
    # First start and picker.
    "hub": "\U000f048d",  # server-network
    "kitchen": "\U000f0b7c",  # chef-hat
}

"""A lesson on a working screen: made-up orders by touch, and the real kitchen never forgotten."""

from dataclasses import replace

from boards.lesson import begin, hung, pass_by, rectangle
from boards.line import STATE
from boards.reference import NOW_MS, StoppedHub

from hub_server.protocol.messages import Ack, Result
from hub_server.protocol.states import Status
from kiosk_app import cook
from kiosk_app.board import Board, Link
from kiosk_app.training import LOG


def is_live(screen, order_id: int) -> bool:
    return any(row.orderId == order_id for row in screen.live())


def cards_of(screen, order_id: int) -> list:
    """All parts of an order's card."""
    return [card for card in screen.all("card") if card.property("orderId") == order_id]


def line_of(screen, order_id: int, text: str):
    return next(
        line
        for card in cards_of(screen, order_id)
        for line in screen.all("line", card)
        if line.property("text").replace("\n", " ") == text
    )


def behind(screen) -> str:
    return screen.one("behindText").property("text")


# --- by touch -------------------------------------------------------------------------------------------------------


def test_a_whole_lesson_by_touch_and_the_hub_hears_nothing(open_screen):
    """A bump, its undo, an item, a recall and what was altered: each does what it does on a working day."""
    screen = open_screen()
    screen.until(lambda: screen.hub.glass)
    told, known = list(screen.hub.glass), [row.orderId for row in screen.live()]
    begin(screen)
    assert {row.number for row in screen.live()} == {"T1", "T2"}

    screen.touch(screen.one("bumpButton", screen.card(1)))
    screen.until(lambda: not is_live(screen, 1))
    screen.touch(screen.one("undoButton"))
    screen.until(lambda: is_live(screen, 1))

    hung(screen)
    first = screen.kiosk._board.order(2).items[0]
    screen.touch(line_of(screen, 2, first.name))
    screen.until(lambda: screen.kiosk._board.order(2).items[0].status is Status.READY)
    assert is_live(screen, 2)

    hung(screen)
    screen.touch(screen.one("bumpButton", screen.card(1)))
    screen.until(lambda: not is_live(screen, 1))
    screen.touch(screen.one("recallButton"))
    screen.paint()
    screen.time[0] += 1
    (row,) = screen.all("recallRow")
    screen.touch(row)
    screen.until(lambda: is_live(screen, 1))
    assert screen.kiosk.property("panel") == ""

    pass_by(screen, 32)
    hung(screen)
    order = next(o for o in screen.kiosk._board.orders if o.changes)
    screen.touch(next(number for card in cards_of(screen, order.id) for number in screen.all("number", card)))
    screen.paint()
    screen.time[0] += 1
    seen = next(each for each in screen.all("choice") if each.property("text") == "Seen what changed")
    screen.touch(seen)
    screen.until(lambda: not screen.kiosk._board.order(order.id).changes)

    screen.time[0] += 1
    screen.touch(screen.one("endTraining"))
    screen.until(lambda: [row.orderId for row in screen.live()] == known)
    assert (screen.hub.commands, screen.hub.glass, screen.hub.released) == ([], told, [])
    assert set(screen.hub.sought) <= {None}, "nothing was looked for"
    assert screen.hub.listener is screen.kiosk


def test_a_lesson_can_be_ended_without_a_pin_and_leaves_no_trace(open_station):
    """One touch, and every real order hangs where it hung."""
    screen = open_station("grill")
    known = [row.orderId for row in screen.live()]
    begin(screen, 30)
    assert screen.all("trainingBand")
    assert screen.one("linkWord").property("text") == "TRAINING"
    screen.touch(screen.one("endTraining"))
    hung(screen)
    assert [row.orderId for row in screen.live()] == known
    assert not screen.kiosk.property("training")
    assert not screen.all("trainingMark") + screen.all("trainingBand")
    assert screen.one("linkWord").property("text") == "LIVE"
    assert screen.one("stationTitle").property("text") == "Grill"


def test_what_was_said_of_the_real_orders_is_said_after_the_lesson(open_station, line):
    """What waits, what had no effect before, and what the hub answered meanwhile."""
    screen = open_station("grill")
    waiting, refused, answered = screen.hub.board.orders[:3]
    bump = cook.bump(waiting, (), screen.hub.board.at)
    missed = cook.bump(answered, (), screen.hub.board.at)
    before = cook.bump(refused, (), screen.hub.board.at)
    no = Ack(station="grill", id=missed.id, result=Result.STALE_ITEMS)
    screen.kiosk.pending_changed({waiting.id: (bump,), answered.id: (missed,)})
    screen.kiosk.answered(before, replaced(no, before.id))
    screen.kiosk.train(True)
    screen.hub.listener.answered(missed, no)
    screen.hub.listener.pending_changed({waiting.id: (bump,)})
    hung(screen)
    assert not any(row.waiting for row in screen.live())
    screen.kiosk.train(False)
    hung(screen)
    rows = {row.orderId: row for row in screen.live()}
    assert rows[waiting.id].waiting
    conflicts = [row.orderId for row in screen.live() if any(b.kind == "band.conflict" for b in row.blocks)]
    assert set(conflicts) == {refused.id, answered.id} & rows.keys()
    assert conflicts


def replaced(ack: Ack, command_id: str) -> Ack:
    return Ack(station=ack.station, id=command_id, result=ack.result)


# --- what is behind it ------------------------------------------------------------------------------------------------


def test_the_band_counts_the_real_orders_and_turns_to_alarm_at_the_first_new_one(
    open_station, line, keep_picture
):
    """And back when somebody else has dealt with it; the made-up board stays what it is."""
    screen = open_station("cold")
    known = len(screen.hub.board.orders)
    begin(screen)
    assert f"{known} real orders wait here" in behind(screen)
    line.place(201, 5, *line.sent[104].items[:1], *line.sent[105].items[2:3], table="9")
    shown = line.board("cold", seq=4712)
    assert len(shown.orders) == known + 1
    screen.hub.board = shown
    screen.hub.listener.board_changed(shown)
    assert f"{known + 1} real orders wait here" in behind(screen)
    assert "1 of them new" in behind(screen)
    assert screen.kiosk.property("behind")["alarm"]
    assert not is_live(screen, 201)
    hung(screen)
    keep_picture(screen.window.grabWindow(), "training-alarm")
    line.bump("cold", 201)
    screen.hub.listener.board_changed(line.board("cold", seq=4713))
    assert "new" not in behind(screen)


def test_a_real_order_that_grows_late_is_an_alarm(open_station):
    """The lesson's own late ones are none."""
    screen = open_station("cold", late_s=3600, warn_s=3000)
    begin(screen, 90)
    assert "late" not in behind(screen) or screen.kiosk.property("behind")["alarm"]
    screen.hub.now_ms = NOW_MS + 3_600_000
    screen.hub.listener.board_changed(replace(screen.hub.board, as_of_ms=screen.hub.now_ms))
    assert "late" in behind(screen)
    assert screen.kiosk.property("behind")["alarm"]


def test_a_hub_that_is_lost_meanwhile_is_said(open_station):
    """Nobody believes a number for which no hub vouches; the lesson itself goes on."""
    screen = open_station("grill")
    begin(screen)
    screen.hub.listener.link_changed(Link.RECONNECTING, "The hub does not answer. Still trying.")
    assert "the hub is not heard" in behind(screen)
    assert screen.kiosk.property("behind")["alarm"]
    assert not screen.kiosk.property("stale")
    screen.kiosk.train(False)
    assert screen.kiosk.property("link") == "reconnecting"
    assert screen.kiosk.property("stale")


def test_another_log_makes_every_real_order_new(open_station):
    """After a restore a number may be another order's."""
    screen = open_station("grill")
    begin(screen)
    assert "new" not in behind(screen)
    screen.hub.listener.board_changed(replace(screen.hub.board, epoch="restored"))
    assert f"{len(screen.hub.board.orders)} of them new" in behind(screen)


def test_a_lesson_without_any_hub_says_that_too(open_screen, keep_picture):
    """For a trade fair; and nothing but the search for the hub comes after it."""
    screen = open_screen(chosen=False)
    begin(screen)
    assert behind(screen).startswith("No hub is heard")
    assert not screen.kiosk.property("behind")["alarm"]
    assert screen.one("stationTitle").property("text") == "Training"
    keep_picture(screen.window.grabWindow(), "training-without-hub")
    screen.touch(screen.one("endTraining"))
    screen.until(lambda: screen.all("firstStart"))
    assert screen.kiosk.station == ""


def test_a_station_that_was_not_chosen_yet_is_chosen_after_the_lesson(open_screen):
    """The hub's stations wait for that; the picker does not lie over the lesson."""
    screen = open_screen(chosen=False)
    begin(screen)
    screen.kiosk.offer_stations([("grill", "Grill"), ("expo", "Expo")])
    screen.kiosk.open("stations")
    assert screen.kiosk.property("panel") == ""
    screen.kiosk.train(False)
    assert screen.kiosk.property("panel") == "stations"
    screen.until(lambda: len(screen.all("stationChoice")) == 2)


def test_a_hub_that_is_found_makes_an_untouched_lesson_its_stations_own(open_screen, line):
    """`heard kiosk --training --station grill` begins before the hub is heard; who has begun to learn goes on."""
    screen = open_screen(chosen=False)
    begin(screen)
    hub = StoppedHub(Board(station="fry"))
    screen.kiosk.attach(hub, "Fry", None)
    screen.time[0] += 1
    hub.board = line.board("fry")
    hub.listener.board_changed(hub.board)
    assert (screen.kiosk.station, screen.kiosk._board.epoch) == ("fry", LOG)
    assert screen.one("stationTitle").property("text") == "Fry"
    assert screen.kiosk._board.at == line.at("fry")

    other = StoppedHub(Board(station="cold"))
    screen.kiosk.attach(other, "Cold", None)
    screen.time[0] += 1
    screen.kiosk.touched()
    other.listener.board_changed(line.board("cold"))
    assert screen.kiosk.station == "fry"


def test_nothing_drawn_in_a_lesson_is_reported_as_seen(open_station):
    """The hub knows that nobody sees what has come since."""
    screen = open_station("grill")
    screen.until(lambda: screen.hub.glass == [4711])
    begin(screen, 5)
    shown = replace(screen.hub.board, seq=4800)
    screen.hub.board = shown
    screen.hub.listener.board_changed(shown)
    drawn = []
    screen.window.frameSwapped.connect(lambda: drawn.append(1))
    pass_by(screen, 20)
    screen.until(lambda: (screen.window.update(), len(drawn) > 5)[1])
    screen.until(lambda: not screen.kiosk._glimpse.isActive())
    assert screen.hub.glass == [4711]
    screen.kiosk.train(False)
    screen.until(lambda: screen.hub.glass == [4711, 4800])


def test_the_lesson_is_at_the_station_it_was_begun_from(open_station, line):
    """With its title, and the other stations' under their names."""
    screen = open_station("expo")
    begin(screen, 40)
    assert screen.one("stationTitle").property("text") == line.at("expo").title
    makers = {
        part.station for order in screen.kiosk._board.orders for item in order.items for part in item.parts
    }
    assert makers <= {station.name for station in STATE.kitchen.stations}


# --- when it ends -----------------------------------------------------------------------------------------------------


def test_a_lesson_ends_by_itself_when_nobody_has_touched_the_screen(open_station):
    """After the minutes that are set; any touch counts, also one that does nothing."""
    screen = open_station("grill", training_min=5)
    begin(screen, 299)
    screen.touch_at(rectangle(screen.one("behindText")).center().toPoint())
    pass_by(screen, 299)
    assert screen.kiosk.property("training")
    pass_by(screen, 2)
    assert not screen.kiosk.property("training")
    hung(screen)
    assert not any(row.number.startswith("T") for row in screen.live())


def test_where_no_hub_was_ever_heard_the_next_one_begins_at_the_beginning(open_screen):
    """At a fair the screen teaches whoever comes."""
    screen = open_screen(chosen=False, training_min=5)
    begin(screen, 299)
    assert len(screen.kiosk._board.orders) > 5
    pass_by(screen, 2)
    assert screen.kiosk.property("training")
    assert len(screen.kiosk._board.orders) == 2


def test_a_kiosk_that_starts_anew_shows_its_orders(open_station):
    """A lesson is kept nowhere."""
    first = open_station("grill")
    begin(first)
    second = open_station("grill")
    assert not second.kiosk.property("training")


def test_at_the_guests_board_nobody_trains(open_station):
    """Guests would wait for numbers that nobody cooks."""
    screen = open_station("guests")
    screen.kiosk.train(True)
    assert not screen.kiosk.property("training")


def test_no_other_station_is_chosen_during_a_lesson(open_station):
    """First it is ended, so that nobody forgets it."""
    screen = open_station("grill")
    begin(screen)
    assert not screen.all("stationButton")
    screen.kiosk.open("stations")
    assert screen.kiosk.property("panel") == ""


def test_a_panel_is_closed_when_a_lesson_begins_and_when_it_ends(open_station):
    """What stood in it was about other orders."""
    screen = open_station("grill")
    screen.kiosk.open("recall")
    screen.time[0] += 1
    begin(screen)
    assert screen.kiosk.property("panel") == ""
    screen.kiosk.open("all_day")
    assert screen.kiosk.property("panel") == "all_day"
    screen.time[0] += 1
    screen.kiosk.train(False)
    assert screen.kiosk.property("panel") == ""


def test_what_did_not_succeed_in_another_log_is_not_said_of_this_ones_order(open_screen):
    """The hub was restored from a backup during the lesson; its orders have the same numbers."""
    screen = open_screen()
    kiosk, hub = screen.kiosk, screen.hub
    order = hub.board.orders[0]
    command = cook.bump(order, ())
    kiosk.answered(command, Ack(station=kiosk.station, id=command.id, result=Result.REJECTED, detail="No."))
    kiosk.train(True)
    screen.time[0] += 1
    kiosk.train(False)
    assert order.id in kiosk._conflicts, "the same log"
    kiosk.train(True)
    hub.board = replace(hub.board, epoch="f" * 32)
    hub.listener.board_changed(hub.board)
    kiosk.train(False)
    assert kiosk._conflicts == {}

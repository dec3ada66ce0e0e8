"""What tills do with orders they have sent, through a real hub: merge, split, cancel; and finding one again."""

from typing import Any

from hub.test_kitchens import ITEMS, command, kitchen, numbers
from servers.hub import HubProcess
from servers.program import until

__all__ = ["kitchen"]


def call(hub: HubProcess, external_id: str, what: str, /, **body: Any) -> tuple[int, dict[str, Any]]:
    answer = hub.http.post(f"/api/v1/orders/till-1/{external_id}/{what}", json=body)
    told: dict[str, Any] = answer.json()
    return answer.status_code, told


def done(hub: HubProcess, station: str, text: str = "", **query: Any) -> list[str]:
    answer = hub.http.get(f"/api/v1/stations/{station}/done", params={"text": text, **query})
    assert answer.status_code == 200, answer.text
    return [order["number"] for order in answer.json()["orders"]]


def test_tables_that_are_put_together_have_one_card(kitchen: HubProcess) -> None:
    """The other card goes from every station; asked twice it is the same."""
    one, two = (kitchen.place(str(n), items=ITEMS, table=str(n)) for n in (1, 2))
    for _ in range(2):
        status, order = call(kitchen, "1", "merge", source="till-1", external_id="2")
        assert (status, len(order["items"])) == (200, 4)
    for station in ("pending", "grill", "fry", "expo"):
        until(lambda: numbers(kitchen, station) == [one["number"]])  # noqa: B023
    events = kitchen.http.get(f"/api/v1/orders/{two['id']}/history").json()
    assert [event["action"] for event in events] == ["new_order", "merged"]
    assert events[-1]["order"]["merged_into"] == one["id"]
    assert call(kitchen, "1", "merge", source="till-1", external_id="7")[0] == 404
    status, problem = call(kitchen, "1", "merge", source="till-1", external_id="1")
    assert (status, problem["detail"]) == (409, f"Order {one['number']} cannot be merged into itself.")


def test_a_check_of_their_own(kitchen: HubProcess) -> None:
    """Guests who pay apart: one more card, once, however often it is asked for."""
    one = kitchen.place("1", items=ITEMS)
    asked = {"source": "till-1", "external_id": "1b", "items": [{"id": "f"}], "number": "77"}
    status, new = call(kitchen, "1", "split", **asked)
    assert (status, new["number"], [item["id"] for item in new["items"]]) == (201, "77", ["f"])
    status, again = call(kitchen, "1", "split", **asked)
    assert (status, again) == (200, new)
    until(lambda: numbers(kitchen, "expo") == [one["number"], "77"])
    assert numbers(kitchen, "fry") == [one["number"], "77"], "it has to see what it does not make any more"
    assert numbers(kitchen, "grill") == [one["number"]]
    status, problem = call(kitchen, "1", "split", **{**asked, "items": [{"id": "b"}]})
    assert (status, problem["detail"]) == (409, "`1b` of `till-1` was split off with other items")
    kitchen.place("2", items=ITEMS)
    status, problem = call(kitchen, "2", "split", **asked)
    assert status == 409
    assert "not split from this one" in problem["detail"]
    status, problem = call(kitchen, "1", "split", source="till-1", external_id="x", items=[{"id": "zz"}])
    assert (status, problem["detail"]) == (409, f"Order {one['number']} has no item `zz`.")
    status, problem = call(kitchen, "1", "split", source="till-1", external_id="x", items=[])
    assert (status, problem["errors"][0]["field"]) == (400, "items")


def test_a_till_cancels_once(kitchen: HubProcess) -> None:
    """And what is merged away is found by nobody any more."""
    kitchen.place("1", items=ITEMS)
    for _ in range(2):
        status, order = call(kitchen, "1", "cancel")
        assert (status, order["status"]) == (200, "cancelled")
    until(lambda: numbers(kitchen, "expo") == [])


def test_an_order_of_this_day_is_found_again(kitchen: HubProcess) -> None:
    """By number, table, name or dish; each station finds what it has done."""
    one = kitchen.place("1", items=ITEMS, number="41", table="12", customer_name="Ada Lovelace")
    two = kitchen.place("2", items=[{"name": "Fries", "category": "Sides"}], number="412", customer_name="Bo")
    assert done(kitchen, "fry") == []
    for order in (one, two):
        assert command(kitchen, "fry", "bump", order)["result"] == "applied"
    assert done(kitchen, "fry") == ["412", "41"]
    assert done(kitchen, "fry", limit=1) == ["412"]
    assert done(kitchen, "fry", "41") == ["412", "41"]
    for text in ("12", "ada", "LOVE 41", "smash"):
        assert done(kitchen, "fry", text) == ["41"], text
    assert done(kitchen, "fry", "fries bo") == ["412"]
    assert done(kitchen, "fry", "soup") == []
    assert done(kitchen, "grill") == []
    assert done(kitchen, "expo") == []
    now = kitchen.http.get("/api/v1/orders/till-1/1").json()
    ack = command(kitchen, "fry", "recall", now, to="preparing")
    assert ack["result"] == "applied"
    until(lambda: done(kitchen, "fry") == ["412"])


def test_a_wrong_question_is_answered_with_its_field(kitchen: HubProcess) -> None:
    """And an unknown station with those there are."""
    for query, field in (({"text": "x" * 101}, "text"), ({"limit": 0}, "limit"), ({"limit": 101}, "limit")):
        answer = kitchen.http.get("/api/v1/stations/fry/done", params=query)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)
    answer = kitchen.http.get("/api/v1/stations/nowhere/done")
    assert answer.status_code == 404
    assert "fry" in answer.json()["detail"]

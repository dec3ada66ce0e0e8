"""A hub on PostgreSQL, as `--database postgresql+pg8000://…` starts it."""

from collections.abc import Callable

from servers.hub import HubProcess
from servers.program import until


def test_a_hub_on_postgresql_keeps_orders_over_a_kill(
    start_hub: Callable[..., HubProcess], postgres_url: str
) -> None:
    """The same promises on the other database: stored before it is acknowledged, moved, known after a restart."""
    hub = start_hub("--database", postgres_url)
    placed = [hub.place(str(n)) for n in range(5)]
    assert hub.set_status(placed[0]["id"], "preparing").status_code == 200
    hub.kill()
    hub.restart()

    def standing(station: str) -> list[str]:
        orders = hub.http.get(f"/api/v1/stations/{station}/orders").json()["orders"]
        return [each["external_id"] for each in orders]

    until(lambda: standing("pending") == ["1", "2", "3", "4"] and standing("preparing") == ["0"])
    again = hub.http.post(
        "/api/v1/orders", json={"source": "till-1", "external_id": "4", "items": [{"name": "Burger"}]}
    )
    assert (again.status_code, again.json()["id"]) == (200, placed[4]["id"])


def test_a_path_with_the_character_0_is_not_found(
    start_hub: Callable[..., HubProcess], postgres_url: str
) -> None:
    """PostgreSQL's texts cannot hold it; nobody but the caller shall notice."""
    hub = start_hub("--database", postgres_url, "--redis", "none")
    for path in ("a%00/b", "b/%00", "%00/%00"):
        assert hub.http.get(f"/api/v1/orders/{path}").status_code == 404
        assert hub.http.post(f"/api/v1/orders/{path}/cancel").status_code == 404
    assert "could not be written" not in hub.program.output()

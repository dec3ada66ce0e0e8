"""How orders in the shapes of three widespread systems become orders of Heard.

A sketch for tests, not an adapter: it knows the fields that a kitchen needs, as their public documentation describes
them, and stays as small as an integrator's first afternoon.
"""

import html
import re
from decimal import Decimal
from typing import Any

Json = dict[str, Any]


def square(payload: Json) -> Json:
    """Square's Orders API: quantities are texts, prices cents, a modifier of quantity 0 is one left out."""
    order = payload["order"]
    fulfillment = next(iter(order.get("fulfillments") or []), {})
    details = fulfillment.get("pickup_details") or {}
    dine_in = fulfillment.get("type") != "PICKUP"
    return _without_nothing(
        source="square",
        external_id=order["id"],
        placed_at=order["created_at"],
        due_at=details.get("pickup_at"),
        service_type="dine_in" if dine_in else "takeaway",
        table=order.get("ticket_name") if dine_in else None,
        customer_name=(details.get("recipient") or {}).get("display_name"),
        note=details.get("note"),
        items=[_square_line(line) for line in order["line_items"] or []],
    )


def _square_line(line: Json) -> Json:
    modifiers = []
    if line.get("variation_name") not in (None, "", "Regular"):
        modifiers.append({"name": line["variation_name"], "kind": "choice"})
    quantity, unit = Decimal(line["quantity"]), line.get("quantity_unit")
    if unit:
        # What is sold by weight is one piece that weighs so much.
        sign = {"METRIC_KILOGRAM": "kg", "METRIC_GRAM": "g"}[unit["measurement_unit"]["weight_unit"]]
        modifiers.append({"name": f"{line['quantity']} {sign}", "kind": "choice"})
        quantity = Decimal(1)
    for modifier in line.get("modifiers") or []:
        times = int(modifier["quantity"])
        modifiers.append(
            {"name": modifier["name"], "kind": "add" if times else "no", "quantity": max(times, 1)}
        )
    return _without_nothing(
        id=line["uid"],
        name=line["name"],
        quantity=int(quantity),
        value=str(Decimal(line["base_price_money"]["amount"]) / 100),
        modifiers=modifiers,
        note=line.get("note"),
    )


_DELIVERECT_SERVICE = {1: "takeaway", 2: "delivery", 3: "dine_in", 4: "curbside", 5: "drive_thru"}
_LEFT_OUT = re.compile(r"^(?:No|Sans) ")


def deliverect(payload: Json) -> Json:
    """Deliverect's order notification: items within items, remarks on each level, prices in cents."""
    return _without_nothing(
        source="deliverect",
        external_id=payload["_id"],
        number=payload["channelOrderDisplayId"],
        placed_at=payload["_created"],
        due_at=payload["pickupTime"],
        service_type=_DELIVERECT_SERVICE[payload["orderType"]],
        table=payload["table"],
        covers=payload["numberOfCustomers"],
        customer_name=(payload.get("customer") or {}).get("name"),
        note=payload["note"],
        items=[
            _without_nothing(
                name=line["name"],
                quantity=line["quantity"],
                value=str(Decimal(line["price"]).scaleb(-payload["decimalDigits"])),
                modifiers=[_deliverect_modifier(below) for below in line.get("subItems") or []],
                note=line["remark"],
            )
            for line in payload["items"]
        ],
    )


def _deliverect_modifier(item: Json) -> Json:
    left_out = _LEFT_OUT.match(item["name"])
    below = [_deliverect_modifier(other) for other in item.get("subItems") or []]
    if item["remark"]:
        below.append({"name": item["remark"], "kind": "choice"})
    return _without_nothing(
        name=item["name"][left_out.end() :] if left_out else item["name"],
        kind="no" if left_out else "add" if item["name"].startswith("Extra ") else "choice",
        quantity=item["quantity"],
        modifiers=below,
    )


def woocommerce(payload: Json) -> Json:
    """WooCommerce's REST orders: texts as HTML writes them, quantities as number or text, options as meta data."""
    pickup = next(
        (entry["value"] for entry in payload["meta_data"] or [] if entry["key"] == "pickup_time"), None
    )
    shipping = payload["shipping_lines"][0]["method_id"]
    billing = payload["billing"]
    return _without_nothing(
        source="web-shop",
        external_id=str(payload["id"]),
        number=payload["number"].lstrip("#"),
        placed_at=f"{payload['date_created_gmt']}Z",
        due_at=pickup,
        service_type="takeaway" if shipping == "local_pickup" else "delivery",
        customer_name=html.unescape(f"{billing['first_name']} {billing['last_name']}".strip()),
        note=html.unescape(payload["customer_note"]),
        items=[_woocommerce_line(line) for line in payload["line_items"]],
    )


def _woocommerce_line(line: Json) -> Json:
    modifiers, note = [], None
    for entry in line["meta_data"] or []:
        key = html.unescape(entry["display_key"])
        if key.startswith("_"):
            continue
        text = html.unescape(re.sub(r"</?p>|\n", "", entry["display_value"]))
        match key:
            case "Special instructions":
                note = text
            case "Without":
                modifiers.append({"name": text, "kind": "no"})
            case "Extra":
                modifiers.append({"name": text, "kind": "add"})
            case _:
                modifiers.append({"name": f"{key}: {text}", "kind": "choice"})
    return _without_nothing(
        id=str(line["id"]),
        name=html.unescape(line["name"]),
        quantity=int(Decimal(line["quantity"])),
        value=str(Decimal(str(line["price"])).quantize(Decimal("0.0001"))),
        modifiers=modifiers,
        note=note,
    )


def _without_nothing(**fields: Any) -> Json:
    """Fields that are null, empty or absent in the sender's order are left out: each has its default here."""
    return {name: value for name, value in fields.items() if value not in (None, "", [])}

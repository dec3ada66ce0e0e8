// A kitchen display that knows nothing but the WebSocket document of the system it was written for: three endpoints,
// three messages, five connection states, five attempts with doubling waits, then a reload every ten seconds.
// Whatever else a hub sends it ignores.
"use strict";

const query = new URLSearchParams(location.search);
const station = query.get("station"); // pending, preparing or ready
const hub = query.get("hub"); // e.g. ws://localhost:8000
const pace = Number(query.get("pace") ?? "1"); // a test does not wait for real seconds

const RECONNECT_DELAYS_MS = [1000, 2000, 4000, 8000, 16000];
const FALLBACK_RELOAD_MS = 10000;

const orders = new Map(); // id → order
let attempts = 0;

const byId = (id) => document.getElementById(id);

function showStatus(status) {
  byId("status").textContent = status;
}

function draw() {
  const cards = [...orders.values()].map((order) => {
    const card = document.createElement("li");
    card.dataset.id = order.id;
    card.dataset.status = order.status;
    const items = order.items.map((item) => `${item.name} (${item.ticket} tickets, ${item.value})`);
    card.textContent =
      `#${order.ref_code} ${order.customer_name}, ${order.date_ordered}: ${items.join(", ")}; ` +
      `${order.item_count} items, ${order.total_tickets} tickets, ${order.total_value}`;
    return card;
  });
  byId("orders").replaceChildren(...cards);
}

function receive(message) {
  switch (message.type) {
    case "orders_update":
      orders.clear();
      for (const order of message.orders) orders.set(order.id, order);
      break;
    case "order_update":
      if (message.order.status === station) orders.set(message.order.id, message.order);
      else orders.delete(message.order.id);
      break;
    case "status_change":
      if (message.new_status !== station) orders.delete(message.order_id);
      break;
    default:
      return;
  }
  draw();
  byId("messages").value = Number(byId("messages").value) + 1;
}

function connect() {
  const socket = new WebSocket(`${hub}/ws/kitchen/${station}/`);
  socket.onopen = () => {
    attempts = 0;
    showStatus("connected");
  };
  socket.onmessage = (event) => receive(JSON.parse(event.data));
  socket.onerror = () => showStatus("error");
  socket.onclose = () => {
    showStatus("disconnected");
    if (attempts < RECONNECT_DELAYS_MS.length) {
      showStatus("reconnecting");
      setTimeout(connect, RECONNECT_DELAYS_MS[attempts++] * pace);
    } else {
      showStatus("failed");
      setTimeout(() => location.reload(), FALLBACK_RELOAD_MS * pace);
    }
  };
}

const loads = Number(sessionStorage.getItem("loads") ?? "0") + 1;
sessionStorage.setItem("loads", String(loads));
byId("loads").value = loads;
byId("title").textContent = station;
document.title = station;
connect();

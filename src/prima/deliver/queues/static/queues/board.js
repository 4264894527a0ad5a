/*
 * Shows a call the moment it is heard, from the event itself: five hundred boards ask nothing. After a
 * gap, and now and then, a board asks for its page again, so that no old number stands as a new one
 * and a new day begins empty. While the connection is lost the board says of when it is.
 */

import { loudspeaker } from "./voice.js";

const SHOWN_BEFORE = 4;
const ENDS = ["finished", "moved-on", "missed", "left", "expired", "handed-over", "parked"];
const ASKS_AGAIN = ["reset", "notices"];
const NOW_AND_THEN = 2 * 60_000;
const FRESH = 20_000;
const EACH = 12_000; // a notice stays so long
const RENEWED = ["calls", "day", "notices", "order"];

const calls = () => document.getElementById("calls");
const part = (name) => document.querySelector(`#calls .prima-call-panel__${name}`);
const speaker = loudspeaker(calls().dataset, document.getElementById("sound"), document.getElementById("voice"));

let heard = 0;

document.addEventListener("prima:live", ({ detail: { type, data, id } }) => {
  heard = Number(id);
  if (type === "called" || type === "recalled") {
    if (isHere(data.counter)) call(data);
    if (data.is_out_of_order) later(0);
  } else if (type === "waiting") wait(data);
  else if (ASKS_AGAIN.includes(type)) later(0);
  else if (ENDS.includes(type)) end(data.number);
});

/* A board of an area shows the calls to its own counters. */
function isHere(counter) {
  const { counters } = calls().dataset;
  return counters === undefined || counters.split(",").includes(String(counter));
}

function call({ number, counter_name: counter, say }) {
  if (!part("number")) {
    const first = document.getElementById("called").content.cloneNode(true);
    calls().replaceChildren(first);
  } else if (part("number").textContent !== number) {
    keep(part("number").textContent, part("counter").textContent.trim(), number);
  }
  part("number").textContent = number;
  part("counter").querySelector("span").textContent = counter;
  part("label").textContent = calls().dataset.now;
  document.getElementById("said").textContent = `${number}, ${counter}`;
  move(part("now"));
  speaker.say({ number, say });
}

/* The same number called again moves again. */
let calm;

function move(element) {
  element.classList.remove("prima-call-panel__now--fresh");
  void element.offsetWidth;
  element.classList.add("prima-call-panel__now--fresh");
  clearTimeout(calm);
  calm = setTimeout(() => part("now")?.classList.remove("prima-call-panel__now--fresh"), FRESH);
}

function keep(number, counter, called) {
  const list = document.querySelector("#calls [data-last-calls]");
  const row = document.createElement("li");
  row.className = "prima-call-panel__call";
  row.append(span("small-number", number), " ", span("small-counter", counter));
  for (const old of [...list.children]) {
    if ([number, called].includes(old.firstElementChild.textContent)) old.remove();
  }
  list.prepend(row);
  while (list.children.length > SHOWN_BEFORE) list.lastElementChild.remove();
}

function end(number) {
  if (part("number")?.textContent !== number) return;
  part("label").textContent = calls().dataset.past;
}

function wait(waiting) {
  for (const row of document.querySelectorAll("#calls [data-waiting]")) {
    row.textContent = waiting[row.dataset.waiting] ?? 0;
  }
}

function span(name, text) {
  const element = document.createElement("span");
  element.className = `prima-call-panel__${name}`;
  element.textContent = text;
  return element;
}

/* Renewing */

let due;

function later(wait) {
  clearTimeout(due);
  due = setTimeout(renew, wait + Math.random() * 4000);
}

async function renew() {
  const answer = await fetch(window.location.href).catch(() => null);
  if (!answer?.ok) return later(0);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (Number(page.getElementById("calls").dataset.heard) < heard) return later(0); // older than an event
  for (const id of RENEWED) document.getElementById(id).replaceWith(page.getElementById(id));
  speaker.forget?.();
  return later(NOW_AND_THEN);
}

later(NOW_AND_THEN);

/* Losing and finding the server */

let current = null;

document.addEventListener("prima:live-lost", ({ detail: { since } }) => {
  document.body.classList.add("queues-board--old");
  if (!part("number")) return;
  current = part("label").textContent;
  part("label").textContent = calls().dataset.old.replace("{time}", since);
  part("now").classList.remove("prima-call-panel__now--fresh");
});

document.addEventListener("prima:live-back", () => {
  document.body.classList.remove("queues-board--old");
  if (current !== null && part("label")) part("label").textContent = current;
  current = null;
  later(0);
});

/* One notice after the other */

setInterval(() => {
  const notices = [...document.querySelectorAll("#notices > li")];
  if (notices.length < 2) return;
  const shown = notices.findIndex((notice) => !notice.hidden);
  notices.forEach((notice, index) => {
    notice.hidden = index !== (shown + 1) % notices.length;
  });
}, EACH);

/*
 * Keeps a ticket on a phone true. A phone asks at once when its own number is named; when its queue
 * moves it asks soon if it is nearly its turn, and else at a moment of its own within the minute:
 * five hundred phones must not come all at once.
 */

import { bind } from "../design/js/bind.js";

const NEAR = 3; // people before this one
const SOON = 2000;
const LATER = 45_000;
const standing = () => document.getElementById("standing");
let asked = null;
let due = Infinity;
let turns = 0;

document.addEventListener("prima:live", ({ detail: { type, data } }) => {
  const { number, queue, ahead } = standing().dataset;
  if (data.number === number) ask(0);
  else if (type === "reset") ask(Math.random() * SOON * 5);
  else if (type !== "taken" && [data.queue, data.from_queue].includes(queue)) {
    ask(ahead <= NEAR ? Math.random() * SOON : SOON + Math.random() * LATER);
  }
});

function ask(wait) {
  if (due <= Date.now() + wait) return;
  clearTimeout(asked);
  due = Date.now() + wait;
  asked = setTimeout(renew, wait);
}

async function renew() {
  due = Infinity;
  turns += 1;
  const turn = turns;
  const answer = await fetch(window.location.href).catch(() => null);
  if (!answer?.ok) return ask(SOON + Math.random() * SOON);
  if (turn !== turns) return; // a newer answer is on its way
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("standing");
  const before = standing().dataset.state;
  document.title = page.title;
  standing().replaceChildren(...fresh.childNodes); // the live region stays, so the change is read out
  Object.assign(standing().dataset, fresh.dataset);
  bind(standing());
  if (fresh.dataset.state === "CALLED" && before !== "CALLED") navigator.vibrate?.([400, 200, 400]);
}

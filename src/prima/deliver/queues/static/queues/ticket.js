/*
 * Keeps a ticket on a phone true. A phone asks at once when its own number is named; when its queue
 * moves it asks soon if it is nearly its turn, and else at a moment of its own within the minute:
 * five hundred phones must not come all at once. A call is also heard and felt, if the phone may.
 */

import { bind } from "../design/js/bind.js";

const NEAR = 3; // people before this one
const SOON = 2000;
const LATER = 45_000;
const BUZZ = [400, 200, 400, 200, 800];
const BLINK = 1000;
const standing = () => document.getElementById("standing");
const alert = document.getElementById("alert");
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
document.addEventListener("prima:live-back", () => ask(Math.random() * SOON));

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
  const before = { ...standing().dataset };
  document.title = page.title;
  standing().replaceChildren(...fresh.childNodes); // the live region stays, so the change is read out
  Object.assign(standing().dataset, fresh.dataset);
  bind(standing());
  const { state, calls } = fresh.dataset;
  if (state === "CALLED" && (before.state !== "CALLED" || before.calls !== calls)) callOut();
  if (state !== "CALLED") clearInterval(blinking);
}

/* Calling */

const sound = "Audio" in window && alert ? new Audio() : null;
let blinking;

function callOut() {
  navigator.vibrate?.(BUZZ);
  if (alert?.getAttribute("aria-pressed") === "true") sound.play().catch(() => {});
  const called = document.title;
  clearInterval(blinking);
  blinking = setInterval(() => {
    document.title = document.title === called && document.hidden ? `● ${called}` : called;
  }, BLINK);
}

/* A phone gives no sound before somebody has touched the page once: this touch is it. */
if (sound) {
  alert.hidden = false;
  alert.addEventListener("click", async () => {
    const turnOn = alert.getAttribute("aria-pressed") !== "true";
    if (turnOn) {
      sound.src = alert.dataset.chime;
      await sound.play().catch(() => {});
      navigator.vibrate?.(BUZZ[0]);
    }
    alert.setAttribute("aria-pressed", String(turnOn));
    alert.querySelector("span").textContent = turnOn ? alert.dataset.on : alert.dataset.off;
  });
}

/* Offline */

navigator.serviceWorker?.register(standing().dataset.worker).catch(() => {}); // only where https allows

/*
 * Shows a call the moment it is heard, from the event itself: five hundred boards ask nothing. After a
 * gap, and now and then, a board asks for its page again, so that no old number stands as a new one
 * and a new day begins empty.
 */

const CHIME = [659.3, 523.3];
const SHOWN_BEFORE = 4;
const ENDS = ["finished", "missed", "left", "expired", "handed-over"];
const NOW_AND_THEN = 5 * 60_000;
const sound = document.getElementById("sound");
const audio = "AudioContext" in window ? new AudioContext() : null;

let heard = 0;

document.addEventListener("prima:live", ({ detail: { type, data, id } }) => {
  heard = Number(id);
  if (type === "called" || type === "recalled") call(data);
  else if (type === "waiting") wait(data);
  else if (type === "reset") later(0);
  else if (ENDS.includes(type)) end(data.number);
});

const part = (name) => document.querySelector(`#calls .prima-call-panel__${name}`);

function call({ number, counter_name: counter }) {
  if (!part("number")) {
    const first = document.getElementById("called").content.cloneNode(true);
    document.getElementById("calls").replaceChildren(first);
  } else if (part("number").textContent !== number) {
    keep(part("number").textContent, part("counter").textContent.trim(), number);
  }
  part("number").textContent = number;
  part("counter").querySelector("span").textContent = counter;
  part("label").textContent = document.getElementById("calls").dataset.now;
  document.getElementById("said").textContent = `${number}, ${counter}`;
  move(part("now"));
  chime();
}

/* The same number called again moves again. */
function move(element) {
  element.classList.remove("prima-call-panel__now--fresh");
  void element.offsetWidth;
  element.classList.add("prima-call-panel__now--fresh");
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
  part("label").textContent = document.getElementById("calls").dataset.past;
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

let due;

function later(wait) {
  clearTimeout(due);
  due = setTimeout(renew, wait + Math.random() * 5000);
}

async function renew() {
  const answer = await fetch(window.location.href).catch(() => null);
  if (!answer?.ok) return later(0);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (Number(page.getElementById("calls").dataset.heard) < heard) return later(0); // older than an event
  for (const id of ["calls", "day"]) document.getElementById(id).replaceWith(page.getElementById(id));
  return later(NOW_AND_THEN);
}

later(NOW_AND_THEN);

if (audio?.state === "suspended") {
  sound.hidden = false;
  sound.addEventListener("click", async () => {
    await audio.resume();
    sound.hidden = true;
    chime();
  });
}

function chime() {
  if (audio?.state !== "running") return;
  CHIME.forEach((pitch, index) => {
    const start = audio.currentTime + index * 0.35;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.3, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 1.1);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 1.2);
  });
}

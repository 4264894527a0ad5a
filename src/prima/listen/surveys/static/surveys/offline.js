/*
 * A tablet at the exit. Every answer goes into the outbox first (IndexedDB, on the disk before we
 * say thanks) and from there to the server, under a name that the tablet chose: sent twice, it is
 * kept once. One page sends at a time (navigator.locks), however many are open.
 */

const box = document.querySelector("[data-outbox]");
const form = document.querySelector("[data-way]");
const part = (name) => document.querySelector(`[data-outbox-${name}]`);
const RETRY = 30_000;
const NAME = `prima-outbox-${form.dataset.way}`;
let began = Date.now();
let due;

const database = new Promise((resolve, reject) => {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("answers", { keyPath: "client" });
  opening.onsuccess = () => resolve(opening.result);
  opening.onerror = () => reject(opening.error);
});

async function store(mode, act) {
  const open = (await database).transaction("answers", mode, { durability: "strict" });
  const asked = act(open.objectStore("answers"));
  return new Promise((resolve, reject) => {
    open.oncomplete = () => resolve(asked.result);
    open.onerror = open.onabort = () => reject(open.error);
  });
}

async function show() {
  const all = await store("readonly", (answers) => answers.getAll());
  const refused = all.filter((one) => one.refused).length;
  part("count").textContent = all.length - refused;
  part("refused-count").textContent = refused;
  part("waiting").hidden = all.length === refused;
  part("refused").hidden = refused === 0;
}

function send() {
  return navigator.locks.request(NAME, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    for (const one of await store("readonly", (answers) => answers.getAll())) {
      if (one.refused) continue;
      const address = box.dataset.put.replace("CLIENT", one.client);
      const answer = await fetch(address, { method: "PUT", body: JSON.stringify(one) }).catch(() => null);
      if (!answer || answer.status >= 500 || answer.status === 429) break;
      if (answer.ok) await store("readwrite", (answers) => answers.delete(one.client));
      else await store("readwrite", (answers) => answers.put({ ...one, refused: answer.status }));
      await show();
    }
    await show();
  });
}

function missing() {
  return [...form.querySelectorAll("[data-required]")].find((one) => one.querySelector("input") && !one.querySelector("input:checked"));
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}

async function keep(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
  const blank = missing();
  part("missing").hidden = !blank;
  if (blank) {
    blank.prepend(part("missing"));
    blank.querySelector("input").focus();
    return;
  }
  const answers = Object.fromEntries(new FormData(form));
  for (const name of ["form", "csrfmiddlewaretoken"]) delete answers[name];
  const client = crypto.randomUUID();
  await store("readwrite", (box) => box.add({ client, answers, on: today(), seconds: (Date.now() - began) / 1000 }));
  thank();
  await show();
  await send();
}

function thank() {
  form.hidden = true;
  part("thanks").hidden = false;
  part("thanks").focus();
  clearTimeout(due);
  due = setTimeout(again, box.dataset.seconds * 1000);
}

function again() {
  form.reset();
  form.hidden = false;
  part("thanks").hidden = true;
  part("missing").hidden = true;
  began = Date.now();
  window.scrollTo(0, 0);
}

/* Somebody walked away in the middle: the next person finds an empty form. */
function rest() {
  if (form.hidden) return;
  clearTimeout(due);
  due = setTimeout(again, box.dataset.idle * 1000);
}

/* What this page is made of came before the worker did: keep it too, for the first cut. */
async function keepPage() {
  const kept = await caches.open(`prima-survey${box.dataset.home}`);
  const parts = performance.getEntriesByType("resource").map((one) => new URL(one.name));
  const ours = parts.filter((one) => one.origin === location.origin && one.pathname.startsWith("/static/"));
  const addresses = new Set([box.dataset.home, ...ours.map((one) => one.pathname)]);
  await Promise.allSettled([...addresses].map((address) => kept.add(address)));
}

async function start() {
  part("insecure").hidden = window.isSecureContext;
  for (const sign of ["pointerdown", "keydown"]) window.addEventListener(sign, rest, { passive: true });
  part("thanks").querySelector("a").addEventListener("click", (event) => {
    event.preventDefault();
    again();
  });
  if (!window.isSecureContext) return; // the form goes to the server as it is
  form.addEventListener("submit", keep, { capture: true });
  window.addEventListener("online", send);
  setInterval(send, RETRY);
  await navigator.serviceWorker.register(box.dataset.worker, { scope: box.dataset.home });
  await navigator.serviceWorker.ready;
  await keepPage();
  await show();
  await send();
  box.dataset.ready = "";
}

start();

/*
 * Keep a page as fresh as the server's events. Every event is passed on as `prima:live`, and each
 * element with an id and data-live-refresh is fetched again and replaced by its new self; with
 * data-live-jitter (milliseconds) at a moment of its own, so that a crowd of phones does not come at once.
 *
 * It recovers by itself, after a cut, a refusal or a silence, and asks for what it missed since its
 * last event; a server that no longer knows answers with `reset`, and everything is fetched again. A
 * page that is hidden for five minutes lets go of its connection until somebody looks.
 *
 * While it is lost the page hears `prima:live-lost` (detail.since, in words) and then `prima:live-back`.
 * data-live-silence and data-live-patience (milliseconds) are for screens that must notice a silence
 * and come back within seconds; data-live-zone and data-live-now say the time as the server's clock does.
 */

import { bind } from "./bind.js";

const HIDDEN_FOR = 5 * 60_000;
const SILENCE = 45_000;
const RETRY = [1000, 2000, 5000, 10_000, 20_000];

export function start(notice) {
  const { liveUrl, liveEvents = "", liveLost, liveSilence, livePatience, liveNow } = notice.dataset;
  const ahead = liveNow ? new Date(liveNow) - Date.now() : 0;
  const silence = Number(liveSilence ?? SILENCE);
  const asked = liveEvents.split(",").map((name) => name.trim());
  const names = new Set(["message", "beat", "reset", ...asked].filter(Boolean));
  let source;
  let last = "";
  let attempt = 0;
  let lostAt = null;
  let heardAt = new Date();
  let isLost = false;
  let beats = Boolean(liveSilence);
  let watch;
  let letGo;
  let retry;

  function open() {
    source?.close();
    const address = new URL(liveUrl, window.location);
    if (last) address.searchParams.set("since", last);
    source = new EventSource(address);
    source.onopen = () => {
      attempt = 0;
      if (lostAt && !last) refresh("");
      lostAt = null;
      notice.textContent = "";
      if (isLost) document.dispatchEvent(new CustomEvent("prima:live-back"));
      isLost = false;
      heard();
    };
    source.onerror = lose;
    names.forEach((name) => source.addEventListener(name, hear));
    listen(); // a line that never opens is a silence too
  }

  function heard() {
    heardAt = new Date();
    listen();
  }

  function hear(event) {
    last = event.lastEventId || last;
    beats ||= event.type === "beat";
    heard();
    if (event.type === "beat") return;
    const detail = { type: event.type, data: parsed(event.data), id: event.lastEventId };
    document.dispatchEvent(new CustomEvent("prima:live", { detail }));
    refresh(event.type === "reset" ? "" : event.type);
  }

  /* A server that sends beats and stops is gone, whatever the socket says. */
  function listen() {
    clearTimeout(watch);
    if (beats) watch = setTimeout(fallSilent, silence);
  }

  function fallSilent() {
    attempt ||= 1; // long enough to be said at once
    lose();
  }

  function lose() {
    clearTimeout(watch);
    source.close();
    lostAt ??= heardAt;
    if (attempt > 0 && !document.hidden) {
      const since = clock(new Date(lostAt.getTime() + ahead), notice.dataset);
      notice.textContent = liveLost.replace("{time}", since);
      if (!isLost) document.dispatchEvent(new CustomEvent("prima:live-lost", { detail: { since } }));
      isLost = true;
    }
    const wait = Math.min(RETRY[Math.min(attempt, RETRY.length - 1)], Number(livePatience ?? Infinity));
    attempt += 1;
    retry = setTimeout(open, wait * (0.75 + Math.random() / 2));
  }

  document.addEventListener("visibilitychange", () => {
    clearTimeout(letGo);
    if (document.hidden) {
      letGo = setTimeout(() => {
        clearTimeout(watch);
        clearTimeout(retry);
        source.close();
        source = null;
      }, HIDDEN_FOR);
    } else if (!source) {
      lostAt = new Date();
      open();
    }
  });
  open();
}

/* The time as it is written everywhere else: in the zone of the place, with its name. */
function clock(instant, { liveZone, liveZoneName }) {
  const time = instant.toLocaleTimeString(document.documentElement.lang, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: liveZone,
  });
  return liveZoneName ? `${time}\u00a0${liveZoneName}` : time;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/* Several events within one frame of work are one refresh of each address. */
let waiting = null;

function refresh(type) {
  if (waiting) {
    waiting.add(type);
    return;
  }
  waiting = new Set([type]);
  setTimeout(() => {
    const types = waiting;
    waiting = null;
    replace(types);
  }, 30);
}

async function replace(types) {
  const byUrl = new Map();
  for (const element of document.querySelectorAll("[data-live-refresh][id]")) {
    const wanted = (element.dataset.liveOn ?? "").split(",").filter(Boolean);
    if (wanted.length && !types.has("") && !wanted.some((type) => types.has(type))) continue;
    const url = element.dataset.liveRefresh || window.location.href;
    byUrl.set(url, [...(byUrl.get(url) ?? []), element]);
  }
  await Promise.all([...byUrl].map(([url, elements]) => renew(url, elements)));
}

/* Answers may overtake each other: an older one is not put over a newer one. */
const shown = new Map();
let turns = 0;

async function renew(url, elements) {
  const ids = elements.map((element) => element.id);
  const jitter = Math.max(...elements.map((element) => Number(element.dataset.liveJitter ?? 0)));
  if (jitter) await new Promise((resolve) => setTimeout(resolve, Math.random() * jitter));
  turns += 1;
  const turn = turns;
  const answer = await fetch(url, { headers: { "X-Live": "1" } }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (turn < (shown.get(url) ?? 0)) return;
  shown.set(url, turn);
  for (const id of ids) swap(document.getElementById(id), page.getElementById(id));
}

/* What somebody is typing is never taken away; the next event brings the rest up to date. */
function isTypedIn(element) {
  return element.contains(document.activeElement) && document.activeElement.matches("input, textarea, select");
}

function swap(element, fresh) {
  if (!element || !fresh || isTypedIn(element)) return;
  const held = element.contains(document.activeElement) ? document.activeElement.id : "";
  const adopted = document.adoptNode(fresh);
  element.replaceWith(adopted);
  window.htmx?.process(adopted);
  bind(adopted);
  if (held) document.getElementById(held)?.focus();
}

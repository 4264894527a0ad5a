/*
 * Opens the survey of a tablet without a network. It keeps pages and files, never answers: those
 * wait in the outbox of offline.js. PRIMA_HOME is the address of this one survey, put in by the server.
 */

const KEPT = `prima-survey${self.PRIMA_HOME}`;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(KEPT).then((kept) => kept.add(self.PRIMA_HOME)));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  const isOurs = address.pathname === self.PRIMA_HOME || address.pathname.startsWith("/static/");
  if (request.method !== "GET" || address.origin !== self.location.origin || !isOurs) return;
  event.respondWith(fresh(request));
});

async function fresh(request) {
  const kept = await caches.open(KEPT);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await kept.put(request, answer.clone());
    return answer;
  } catch (away) {
    const before = await kept.match(request, { ignoreSearch: true, ignoreVary: true });
    if (before) return before;
    throw away;
  }
}

/*
 * Keeps the last ticket that was seen, so that it can be read where there is no line. The page itself
 * says as of when it is. Only pages and files that were shown are kept, and only the newest ticket.
 */

const KEPT = "prima-ticket";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || pathname.startsWith("/live/")) return;
  const isTicket = /^\/t\/[\w-]+\/$/.test(pathname);
  if (isTicket || pathname.startsWith("/static/")) event.respondWith(freshOrKept(request, isTicket));
});

async function freshOrKept(request, isTicket) {
  const cache = await caches.open(KEPT);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) {
      if (isTicket) await forgetOthers(cache, request.url);
      await cache.put(request.url, answer.clone());
    }
    return answer;
  } catch (error) {
    const kept = await cache.match(request.url);
    if (kept) return kept;
    throw error;
  }
}

async function forgetOthers(cache, url) {
  for (const { url: other } of await cache.keys()) {
    if (other !== url && new URL(other).pathname.startsWith("/t/")) await cache.delete(other);
  }
}

// Answers for the server while there is no network: the page of a round and what it is made of, as they were kept last.
"use strict";
const KEPT = "jixiao-count-1";
const PATIENCE = 6000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const ours = url.pathname.startsWith("/static/") || /^\/assets\/rounds\/\d+\/phone\/$/.test(url.pathname);
  if (request.method === "GET" && url.origin === self.location.origin && ours) event.respondWith(answer(request));
});

// The network first, so that a mended page is used at once; what was kept when there is none, or none worth waiting for.
async function answer(request) {
  const cache = await caches.open(KEPT);
  const fresh = fetch(request).then((response) => {
    if (response.ok && response.type === "basic" && !response.redirected) cache.put(request, response.clone());
    return response;
  });
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  try {
    const response = await Promise.race([fresh, late]);
    if (response) return response;
  } catch {
    // No network: what was kept.
  }
  return (await cache.match(request, { ignoreVary: true })) || fresh;
}

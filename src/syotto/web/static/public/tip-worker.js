// Keeps the page of tips on the device, and sends what waits when the network is back.
"use strict";
importScripts("tip-queue.js");
const OURS = /^(\/tip|\/t\/[^/]+|\/(t|tip)\/-\/[^/]+)$/; // a page of tips, and what it is made of

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// The network first; without it what was seen last. What became of tips is never kept.
async function page(request) {
  const shelf = await caches.open(tipQueue.SHELF);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await shelf.put(request, answer.clone());
    return answer;
  } catch (error) {
    const kept = await shelf.match(request);
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && OURS.test(new URL(url).pathname)) event.respondWith(page(event.request));
});

// Pages behind a sign-in send by themselves: only they have the token for it.
self.addEventListener("sync", (event) => {
  const links = async () => [...new Set((await tipQueue.all()).map((tip) => tip.path))].filter((path) => path.startsWith("/t/"));
  event.waitUntil(links().then(async (paths) => { for (const path of paths) await tipQueue.sendAll(path); }));
});

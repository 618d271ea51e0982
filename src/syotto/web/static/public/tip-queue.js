// Tips that wait on this device until they are sent: for the page and its worker alike.
// Each has a number of its own; the server keeps one number once, so sending twice is no harm.
"use strict";
var tipQueue = (() => {
  const asked = (request) =>
    new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });

  async function kept(mode, what) {
    const open = indexedDB.open("syotto-tips", 1);
    open.onupgradeneeded = () => open.result.createObjectStore("tips", { keyPath: "key" });
    const db = await asked(open);
    try {
      return await asked(what(db.transaction("tips", mode).objectStore("tips")));
    } finally {
      db.close();
    }
  }

  const all = (path) =>
    kept("readonly", (tips) => tips.getAll()).then((found) =>
      found.filter((tip) => !path || tip.path === path).sort((a, b) => (a.at < b.at ? -1 : 1)));
  const put = (tip) => kept("readwrite", (tips) => tips.put(tip));
  const remove = (key) => kept("readwrite", (tips) => tips.delete(key));

  // 422 and 413: it will never be taken as it is; the person who wrote it sees why. All else may pass.
  async function send(tip, token) {
    const { path, wrong, ...body } = tip;
    const headers = { "Content-Type": "application/json", "Idempotency-Key": tip.key };
    if (token) headers["X-CSRF-Token"] = token;
    const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body), redirect: "error" });
    if (answer.ok) return remove(tip.key);
    const said = await answer.json().catch(() => ({}));
    const words = [said.message, said.fix].filter(Boolean).join(" ");
    if (answer.status === 422 || answer.status === 413) return put({ ...tip, wrong: words || "It was not taken." });
    throw new Error(words || "The server cannot take it now.");
  }

  // One at a time, page and worker together; the first that fails ends the round.
  async function sendAll(path, token) {
    const round = async () => { for (const tip of await all(path)) if (!tip.wrong) await send(tip, token); };
    await (navigator.locks ? navigator.locks.request("syotto-tips", round) : round());
  }

  const SHELF = "syotto-tips-1"; // the page itself, for when there is no network
  return { all, put, remove, sendAll, SHELF };
})();

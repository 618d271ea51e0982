// A tip from a phone: kept on the device first, sent when there is a network.
(() => {
  "use strict";
  const { base, path, token } = document.body.dataset;
  const form = document.getElementById("tip");
  const said = document.getElementById("said");
  const list = document.querySelector("#given ul");
  const SIDE = 1600, QUALITY = 0.8, LARGEST = 1_400_000, AGAIN = 30_000;

  // a photo is made small here; what the camera wrote into it besides stays on the phone
  async function small(file) {
    const picture = await createImageBitmap(file);
    for (let side = SIDE; side > 200; side = Math.round(side * 0.7)) {
      const share = Math.min(1, side / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * share);
      canvas.height = Math.round(picture.height * share);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      const text = canvas.toDataURL("image/jpeg", QUALITY);
      if (text.length * 0.75 < LARGEST) return text;
    }
    throw new Error("The photo cannot be made small enough.");
  }

  function line(tip, state, kind) {
    const row = document.createElement("li");
    row.className = kind;
    for (const [tag, text] of [["b", tip.who || "On the photo"], ["em", state], ["span", tip.need]]) {
      const part = document.createElement(tag);
      part.textContent = text;
      row.append(part);
    }
    if (kind === "wrong") {
      const away = document.createElement("button");
      away.className = "link";
      away.textContent = "Remove";
      away.onclick = () => tipQueue.remove(tip.key).then(show);
      row.append(away);
    }
    return row;
  }

  async function show() {
    const waiting = await tipQueue.all(path);
    const rows = waiting.reverse().map((tip) => line(tip, tip.wrong || "Waits to be sent", tip.wrong ? "wrong" : "waits"));
    try {
      const answer = await fetch(`${path}/given`, { redirect: "error" });
      if (answer.ok) rows.push(...(await answer.json()).map((tip) => line(tip, tip.state, "")));
    } catch {
      // offline: only what waits is shown
    }
    list.replaceChildren(...rows);
    list.parentElement.hidden = !rows.length;
  }

  async function send() {
    try {
      await tipQueue.sendAll(path, token);
      said.textContent = "";
    } catch (error) {
      said.textContent = navigator.onLine && !(error instanceof TypeError)
        ? `Not sent yet: ${error.message}`
        : "No network. It is kept on this device and sent later.";
      const worker = await navigator.serviceWorker?.getRegistration();
      await worker?.sync?.register("tips").catch(() => {});
    }
    await show();
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { who, need, reach, photo } = form.elements;
    if (!who.value.trim() && !photo.files.length) {
      said.textContent = "Name them, or take a photo.";
      who.focus();
      return;
    }
    try {
      const tip = {
        key: crypto.randomUUID?.() || `${Date.now()}-${Math.random().toString(36).slice(2)}`,
        path, at: new Date().toISOString(),
        who: who.value, need: need.value, reach: reach.value,
        photo: photo.files.length ? await small(photo.files[0]) : "",
      };
      await tipQueue.put(tip);
    } catch (error) {
      said.textContent = `Not kept: ${error.message}`;
      return;
    }
    form.reset();
    who.focus();
    await send();
  });

  document.getElementById("photo-field").hidden = false;
  // the first visit is before the worker: what it needs is put on its shelf here
  const files = ["form.css", "tip.css", "tip-queue.js", "tip.js"].map((name) => `${base}/-/${name}`);
  navigator.serviceWorker?.register(`${base}/-/tip-worker.js`, { scope: base === "/t" ? "/t/" : base })
    .then(() => caches.open(tipQueue.SHELF))
    .then((shelf) => shelf.addAll([path, ...files]))
    .then(() => { document.body.dataset.kept = "yes"; })
    .catch(() => {}); // offline: it is there already

  const again = async () => { if ((await tipQueue.all(path)).some((tip) => !tip.wrong)) await send(); };
  window.addEventListener("online", again);
  setInterval(again, AGAIN);
  send();
})();

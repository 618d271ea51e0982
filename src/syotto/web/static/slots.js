/* Fills <div data-syotto-slot="NAME"> with what POST /v1/decide says, and reports clicks on it.

   <script src="https://events.example.com/slots.js" data-write-key="KEY"></script>

   Put it into <head>. What stands in the slot stays there when no answer comes within 300 ms, when
   the answer is the default, and when anything goes wrong. data-remember="no": the browser's number
   lasts for one page. window.syottoContext: what is sent as `context`, say the consent choices. */
(() => {
  "use strict";
  const WAIT = 300;
  const ours = document.currentScript;
  const key = ours.dataset.writeKey;
  const host = new URL(ours.src).origin;
  const NAMES = ["ajs_anonymous_id", "syotto_anonymous_id"];

  function browser() {
    try {
      for (const name of NAMES) {
        const kept = localStorage.getItem(name);
        if (kept) return kept.replace(/^"|"$/g, "");
      }
    } catch { /* no storage here */ }
    const made = crypto.randomUUID();
    try {
      if (ours.dataset.remember !== "no") localStorage.setItem(NAMES[1], made);
    } catch { /* it lasts for this page */ }
    return made;
  }

  const anonymousId = browser();
  const context = () => ({
    page: { url: location.href, path: location.pathname, title: document.title },
    ...window.syottoContext,
  });
  const post = (path, said) => fetch(host + path, {
    method: "POST", keepalive: true, credentials: "omit",
    headers: { "content-type": "text/plain" }, // no question of the browser goes ahead of it
    body: JSON.stringify({ writeKey: key, anonymousId, context: context(), ...said }),
  });

  function clicked(slot, said, event) {
    const link = event.target.closest("a, button");
    if (!link || !said.decision_id) return;
    const { decision_id, choice } = said;
    const properties = { slot: slot.dataset.syottoSlot, decision_id, choice, url: link.href };
    post("/v1/track", { event: "Content Clicked", properties }).catch(() => {});
  }

  async function fill(slot) {
    const before = slot.style.visibility;
    let late = false;
    const show = () => { slot.style.visibility = before; };
    slot.style.visibility = "hidden";
    const timer = setTimeout(() => { late = true; show(); }, WAIT);
    try {
      const answer = await post("/v1/decide", { slot: slot.dataset.syottoSlot });
      const said = answer.ok ? await answer.json() : {};
      if (late) return;
      if (typeof said.content === "string") slot.innerHTML = said.content;
      slot.addEventListener("click", (event) => clicked(slot, said, event));
    } catch { /* the page keeps what it has */ } finally {
      clearTimeout(timer);
      show();
    }
  }

  const seen = new WeakSet();
  function look() {
    for (const slot of document.querySelectorAll("[data-syotto-slot]")) {
      if (!seen.has(slot)) {
        seen.add(slot);
        fill(slot);
      }
    }
  }

  const watch = new MutationObserver(look);
  watch.observe(document.documentElement, { childList: true, subtree: true });
  addEventListener("DOMContentLoaded", () => { look(); watch.disconnect(); });
  look();
})();

/* syotto forms: tells what people write into the forms of this page, with what they agreed to.

   <script src="https://EVENTS/forms.js" data-key="WRITE KEY" defer></script>
   <form data-syotto="contact"> ... <label><input type="checkbox" data-consent="newsletter"
     data-channel="email" data-version="3"> Send me news.</label> </form>
   <div data-syotto-form="contact"></div>   puts a hosted form here

   Nothing is stored or read on the device. Passwords, files, cards, hidden fields and whatever is
   marked data-private are never read. The form itself goes on as it would. */
(() => {
  "use strict";
  const me = document.currentScript;
  const host = new URL(me.src).origin;
  const NEVER = /^(password|hidden|file|submit|button|reset|image)$/;
  const CARD = /^cc-|one-time-code|current-password|new-password/;
  const words = (node) => (node ? node.textContent : "").replace(/\s+/g, " ").trim();
  const wording = (box) =>
    box.dataset.wording || words((box.labels && box.labels[0]) || box.closest("label"));

  function answers(form) {
    const fields = {};
    const consents = [];
    for (const field of form.elements) {
      if (field.dataset.consent) {
        if (field.checked) {
          consents.push({
            purpose: field.dataset.consent,
            channel: field.dataset.channel || "email",
            version: field.dataset.version,
            wording: wording(field),
            given: true,
          });
        }
        continue;
      }
      const name = field.dataset.field || field.name;
      if (!name || NEVER.test(field.type) || CARD.test(field.autocomplete)) continue;
      if (field.closest("[data-private]") || field.disabled) continue;
      if (/^(checkbox|radio)$/.test(field.type) && !field.checked) continue;
      const value = String(field.value).trim().slice(0, 4000);
      if (value) fields[name] = fields[name] ? fields[name] + ", " + value : value;
    }
    return { fields, consents };
  }

  function known() {
    try {
      return window.analytics.user().anonymousId();
    } catch {
      return null; // no SDK, or not loaded before consent
    }
  }

  function send(form) {
    const number = "form-" + crypto.randomUUID();
    const body = JSON.stringify({
      writeKey: me.dataset.key,
      type: "track",
      event: "Form Submitted",
      messageId: number,
      anonymousId: known() || number,
      timestamp: new Date().toISOString(),
      properties: { form: form.dataset.syotto || form.id || form.name || "form", ...answers(form) },
      context: {
        page: { url: location.href, title: document.title, referrer: document.referrer },
        library: { name: "syotto forms" },
      },
    });
    const kept = navigator.sendBeacon && navigator.sendBeacon(host + "/v1/t", body);
    if (!kept) fetch(host + "/v1/t", { method: "POST", body, keepalive: true }).catch(() => {});
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-syotto]") && !("all" in me.dataset)) return;
    try {
      send(form);
    } catch {
      // a page never breaks because of us
    }
  });

  for (const place of document.querySelectorAll("[data-syotto-form]")) {
    const frame = document.createElement("iframe");
    const name = encodeURIComponent(place.dataset.syottoForm);
    frame.src = host + "/forms/" + name + "?page=" + encodeURIComponent(location.href);
    frame.title = place.dataset.title || "Form";
    frame.style.cssText = "border:0;width:100%;height:" + (place.dataset.height || "560px");
    place.append(frame);
  }
})();

// What pages need beside htmx: keys, charts, the drop area, toasts. No page works only with it,
// except charts, whose numbers stand in a table beside them.
(() => {
  "use strict";
  const all = (what, root = document) => [...root.querySelectorAll(what)];
  const one = (what, root = document) => root.querySelector(what);

  // keys
  const items = () => all("[data-item]").filter((item) => item.offsetParent !== null);
  const chosen = () => one("[data-item].on");
  function choose(item) {
    all("[data-item].on").forEach((other) => other.classList.remove("on"));
    if (!item) return;
    item.classList.add("on");
    item.scrollIntoView({ block: "nearest" });
  }
  function move(step) {
    const list = items();
    const at = list.indexOf(chosen());
    choose(list[at < 0 ? 0 : Math.min(list.length - 1, Math.max(0, at + step))]);
  }
  function press(what) {
    const button = chosen() && one(what, chosen());
    if (button) button.click();
  }
  const visible = (field) => field.offsetParent !== null;
  const KEYS = {
    "/": () => (all("main [data-search]").find(visible) || all("[data-search]").find(visible))?.focus(),
    j: () => move(1),
    k: () => move(-1),
    a: () => press("[data-accept]"),
    u: () => (one("#toast [data-undo]") || (chosen() && one("[data-undo]", chosen())))?.click(),
    Enter: () => press("[data-open]"),
    "?": () => one("#keys").showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || one("dialog[open]")) return;
    const field = event.target.closest("input, select, textarea, button, a, summary");
    const typing = event.target.closest("input, select, textarea");
    if (typing && event.key === "Escape") { event.preventDefault(); typing.blur(); }  // its words stay
    if (typing || (event.key === "Enter" && field) || !(event.key in KEYS)) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-keys]")) one("#keys").showModal();
    if (event.target.closest("[data-print]")) window.print();
    all("details.menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });

  // a row that is replaced stays the chosen one, at once: the next key may already be on its way
  let place = -1;
  document.addEventListener("htmx:beforeSwap", () => { place = items().indexOf(chosen()); });
  document.addEventListener("htmx:afterSwap", () => {
    if (place >= 0 && !chosen()) choose(items()[Math.min(place, items().length - 1)]);
  });
  document.addEventListener("htmx:afterSettle", draw);

  // what was typed has been searched for: leaving the field asks nothing again
  document.addEventListener("change", (event) => { if (event.target.matches("[type=search]")) event.stopPropagation(); }, true);

  // toasts go away by themselves, unless somebody is at them
  let fading;
  new MutationObserver(() => {
    clearTimeout(fading);
    fading = setTimeout(() => { const toast = one("#toast"); if (!toast.matches(":hover, :focus-within")) toast.replaceChildren(); }, 9000);
  }).observe(one("#toast"), { childList: true });

  // charts: an option whose colours are names of design tokens
  const probe = document.createElement("i");
  probe.hidden = true;
  document.body.append(probe);
  function colour(token) {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  }
  function resolved(value) {
    if (typeof value === "string") return value.startsWith("--") ? colour(value) : value;
    if (Array.isArray(value)) return value.map(resolved);
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, resolved(v)]));
    return value;
  }
  function draw() {
    if (!window.echarts) return;
    all("[data-chart]").forEach((place) => {
      const option = resolved(JSON.parse(place.dataset.chart));
      option.textStyle = { fontFamily: getComputedStyle(document.body).fontFamily };
      (window.echarts.getInstanceByDom(place) || window.echarts.init(place)).setOption(option, true);
    });
  }
  window.addEventListener("resize", () => all("[data-chart]").forEach((place) => window.echarts?.getInstanceByDom(place)?.resize()));
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  draw();

  // the drop area: dropped files go into its file field
  all(".drop").forEach((area) => {
    const field = one("input[type=file]", area);
    const over = (event) => { event.preventDefault(); area.classList.add("over"); };
    area.addEventListener("dragover", over);
    area.addEventListener("dragleave", () => area.classList.remove("over"));
    area.addEventListener("drop", (event) => {
      over(event);
      area.classList.remove("over");
      field.files = event.dataTransfer.files;
    });
  });
})();

/**
 * Runs before the page is drawn. What is pressed, typed or chosen in a part of the page that React has not taken over
 * yet would be lost without a word on a slow line; it is held back, and done as soon as that part is alive. React
 * marks the elements it owns with a property of that name, a moment before it listens; after 20 s it is let go. Links
 * work without any of this.
 */
export const KEEP_EARLY_INPUT = `(function () {
  var pressable = "button, [role=button], [role=tab], [role=menuitem], input[type=checkbox], input[type=radio]";
  var waiting = new Set();
  function alive(element) {
    return Object.keys(element).some(function (key) { return key.indexOf("__reactProps$") === 0; });
  }
  function whenAlive(element, work) {
    if (waiting.has(element)) return;
    waiting.add(element);
    var until = Date.now() + 20000;
    (function look() {
      if (alive(element)) setTimeout(function () { waiting.delete(element); work(); }, 100);
      else if (element.isConnected && Date.now() < until) setTimeout(look, 16);
      else waiting.delete(element);
    })();
  }
  // What was typed behind an early Cmd-K, until the search box is there. The button that opens it says when it listens.
  var early = null;
  function isDeaf() {
    var button = document.querySelector("button[aria-keyshortcuts~='Meta+K']");
    return button !== null && !button.hasAttribute("data-listens");
  }
  function openSearch(event, until) {
    if (isDeaf()) {
      if (Date.now() < until) setTimeout(function () { openSearch(event, until); }, 16);
      else early = null;
      return;
    }
    document.dispatchEvent(new KeyboardEvent("keydown", { key: event.key, code: event.code,
      ctrlKey: event.ctrlKey, metaKey: event.metaKey, bubbles: true, cancelable: true }));
    typeEarly(Date.now() + 2000);
  }
  function typeEarly(until) {
    var field = document.querySelector("dialog:modal input");
    if (!field && Date.now() < until) return setTimeout(function () { typeEarly(until); }, 16);
    var typed = early;
    early = null;
    if (!field || !typed) return;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, typed + field.value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  document.addEventListener("click", function (event) {
    var target = event.target.closest && event.target.closest(pressable);
    if (!target || target.disabled || alive(target)) return;
    event.preventDefault();
    event.stopPropagation();
    whenAlive(target, function () { target.click(); });
  }, true);
  // A first render empties what was typed before it.
  var typedIn = new WeakMap();
  document.addEventListener("input", function (event) {
    var field = event.target;
    if (field.type === "checkbox" || field.type === "radio" || alive(field)) return;
    typedIn.set(field, field.value);
    whenAlive(field, function () {
      if (field.type === "file" && field.files.length === 0) return;
      if (field.tagName === "SELECT" || field.type === "file") return field.dispatchEvent(new Event("change", { bubbles: true }));
      var before = typedIn.get(field);
      var typed = field.value.indexOf(before) === 0 ? field.value : before + field.value;
      field.value = "";
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, typed);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }, true);
  document.addEventListener("keydown", function (event) {
    if (early !== null && event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      if (document.querySelector("dialog:modal")) return;
      event.preventDefault();
      early += event.key;
      return;
    }
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
    if (!isDeaf()) return;
    event.preventDefault();
    event.stopPropagation();
    if (early !== null) return;
    early = "";
    openSearch(event, Date.now() + 20000);
  }, true);
})();`;

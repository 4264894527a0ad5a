/*
 * One key presses the button or link that carries it (data-key), unless somebody is typing.
 * "?" lists the keys of the page, and the list has the switch that turns them off (WCAG 2.1.4).
 */

const SETTING = "prima-shortcuts-off";

export function start(element) {
  const dialog = element.querySelector("dialog");
  const opener = element.querySelector("[data-shortcuts-open]");
  const toggle = dialog.querySelector("input");
  toggle.checked = localStorage.getItem(SETTING) === null;
  toggle.addEventListener("change", () =>
    toggle.checked ? localStorage.removeItem(SETTING) : localStorage.setItem(SETTING, "yes"),
  );
  opener.hidden = false;
  opener.addEventListener("click", () => list(dialog));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping(event.target)) return;
    if (dialog.open || !toggle.checked) return;
    if (event.key === "?") return list(dialog);
    const target = [...document.querySelectorAll("[data-key]")].find(
      (one) => one.dataset.key.toLowerCase() === event.key.toLowerCase() && !one.disabled,
    );
    if (!target) return;
    event.preventDefault();
    target.focus();
    target.click();
  });
}

function isTyping(target) {
  return target.isContentEditable || /^(input|select|textarea)$/i.test(target.tagName);
}

function list(dialog) {
  const rows = [...document.querySelectorAll("[data-key]")].map((one) => {
    const row = document.createElement("div");
    const key = document.createElement("dt");
    const words = document.createElement("dd");
    const cap = document.createElement("kbd");
    cap.className = "prima-key-hint";
    cap.textContent = one.dataset.key.toUpperCase();
    key.append(cap);
    words.textContent = one.querySelector("span")?.textContent ?? one.textContent;
    row.append(key, words);
    return row;
  });
  dialog.querySelector("[data-shortcuts-keys]").replaceChildren(...rows);
  dialog.showModal();
}

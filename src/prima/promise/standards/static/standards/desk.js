/*
 * Keep what is typed by itself, and show how people would read it. The page works without this:
 * "Save" and the buttons of the rows do the same. What is kept belongs to nobody else until saved.
 */

const PAUSE = 1000; // milliseconds without a key: long enough to finish a word
const form = document.querySelector("form[data-desk]");
const said = document.getElementById("kept");
const preview = document.getElementById("preview");
let waiting = 0;
let last = Promise.resolve();

async function keep() {
  waiting = 0;
  try {
    const answer = await fetch(location.href, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Autosave": "yes" },
    });
    const told = await answer.json();
    said.textContent = told.said;
    if (told.preview !== null) {
      const page = new DOMParser().parseFromString(told.preview, "text/html");
      preview.replaceChildren(...page.body.childNodes);
    }
  } catch {
    said.textContent = said.dataset.lost;
  }
}

// One after the other, so that an older text never arrives after a newer one.
function soon(pause) {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    last = last.then(keep);
  }, pause);
}

form.addEventListener("input", () => soon(PAUSE));
form.addEventListener("submit", () => {
  clearTimeout(waiting);
  waiting = 0;
});
addEventListener("pagehide", () => {
  if (waiting) {
    clearTimeout(waiting);
    fetch(location.href, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Autosave": "yes" },
      keepalive: true,
    });
  }
});

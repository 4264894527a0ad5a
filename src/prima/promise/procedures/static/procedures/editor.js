/*
 * Save by itself what is typed, and draw the flowchart anew. The page works without this: "Save"
 * does the same. A mark goes with every save, so that nobody's work is overwritten.
 */

const PAUSE = 1200; // milliseconds without a key: long enough to finish a word
const said = document.getElementById("saved");

function fresh(mark) {
  for (const input of document.querySelectorAll('input[name="mark"]')) {
    input.value = mark;
  }
}

function draw(svg) {
  const frame = document.getElementById("drawing");
  const drawn = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  if (frame && drawn.nodeName === "svg") {
    frame.replaceChildren(document.importNode(drawn, true));
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) {
  let waiting = 0;
  let saving = false;

  const save = async () => {
    if (saving) {
      waiting = setTimeout(save, PAUSE);
      return;
    }
    saving = true;
    try {
      const answer = await fetch(form.action || location.href, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Autosave": "yes" },
      });
      const told = await answer.json();
      said.textContent = told.said;
      if (answer.ok) {
        fresh(told.mark);
        if (told.row_mark) {
          form.elements.row_mark.value = told.row_mark;
        }
        draw(told.svg);
      }
    } catch {
      said.textContent = said.dataset.lost;
    } finally {
      saving = false;
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, PAUSE);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
}

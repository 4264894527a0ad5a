/*
 * Keeps a kiosk going that nobody looks after: back to the first page when it is left alone, and a
 * number that is asked for again until the server answers. The key in the form makes that one number.
 */

const PATIENCE = 3000;
const idle = document.querySelector("[data-idle-url]");
const form = document.querySelector("[data-take]");
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
let due;

function rest() {
  clearTimeout(due);
  due = setTimeout(leave, idle.dataset.idleSeconds * 1000);
}

/* A kiosk that went to a server which is away would show the browser's own page for ever. */
async function leave() {
  const answer = await fetch(idle.dataset.idleUrl).catch(() => null);
  if (answer?.ok) window.location.replace(idle.dataset.idleUrl);
  else due = setTimeout(leave, PATIENCE);
}

async function take(event) {
  event.preventDefault();
  if (form.dataset.take === "asked") return;
  form.dataset.take = "asked";
  clearTimeout(due);
  form.querySelector("button").setAttribute("aria-disabled", "true");
  for (;;) {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => null);
    if (answer?.redirected) return window.location.replace(answer.url);
    if (answer?.status === 403) return window.location.replace(form.action); // its token is too old
    if (answer && answer.status !== 503) return form.submit(); // the page says why not
    form.querySelector("[data-take-waits]").hidden = false;
    await pause(PATIENCE);
  }
}

for (const sign of ["pointerdown", "keydown", "wheel"]) window.addEventListener(sign, rest, { passive: true });
form?.addEventListener("submit", take);
rest();

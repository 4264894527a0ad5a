/* Change the theme at once and remember it in the background; without this, the form does it. */

export function start(form) {
  form.addEventListener("submit", (event) => {
    const choice = event.submitter?.value;
    if (!choice) return;
    event.preventDefault();
    const answer = new FormData(form);
    answer.set("theme", choice);
    document.documentElement.dataset.theme = choice;
    form.querySelector(`[value="${choice === "dark" ? "light" : "dark"}"]`).focus();
    fetch(form.action, { method: "POST", body: answer, redirect: "manual" });
  });
}

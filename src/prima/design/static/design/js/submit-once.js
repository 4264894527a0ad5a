/* Send a form once, however often the button is pressed. The server would answer the same anyway. */

export function start(form) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) {
      event.preventDefault();
      return;
    }
    sent = true;
    event.submitter?.setAttribute("aria-disabled", "true");
  });
  const again = () => {
    sent = false;
    form.querySelectorAll('[aria-disabled="true"]').forEach((one) => one.removeAttribute("aria-disabled"));
  };
  form.addEventListener("htmx:afterRequest", again);
  window.addEventListener("pageshow", (event) => event.persisted && again());
}

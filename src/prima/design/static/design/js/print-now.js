/*
 * Print this page: on a click, or at once with data-print-at-load. Afterwards go on to
 * data-print-then, whether the printer worked or not: the queue does not wait for paper.
 */

export function start(button) {
  const { printAtLoad, printThen } = button.dataset;
  const print = () => window.print();
  button.hidden = false;
  button.addEventListener("click", print);
  if (printThen) window.addEventListener("afterprint", () => window.location.assign(printThen));
  if (printAtLoad !== undefined) document.fonts.ready.then(print);
}

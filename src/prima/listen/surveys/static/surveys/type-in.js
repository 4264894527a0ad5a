/*
 * Paper forms, typed in: the digit n chooses the n-th answer of the question that has the focus and
 * goes to the next one; the space bar leaves it blank. Without this script Tab and arrows do it.
 */

const form = document.querySelector("[data-type-in]");
const questions = [...form.querySelectorAll(".surveys-ask fieldset")];
const isOpen = (question) => question.offsetParent !== null;

function choose(question, digit) {
  const answers = [...question.querySelectorAll("input[type=radio]")];
  return answers.find((one) => one.value === digit) ?? answers[Number(digit) - 1];
}

function goOn(question) {
  const after = questions.slice(questions.indexOf(question) + 1).find(isOpen);
  const next = after?.querySelector("input") ?? form.querySelector("select, button[type=submit], button:not([type])");
  next?.focus();
}

form.addEventListener("keydown", (event) => {
  const question = event.target.closest(".surveys-ask fieldset");
  if (!question || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === " ") {
    question.querySelectorAll("input:checked").forEach((one) => (one.checked = false));
  } else if (/^[0-9]$/.test(event.key)) {
    const answer = choose(question, event.key);
    if (!answer) return;
    answer.checked = true;
    answer.dispatchEvent(new Event("change", { bubbles: true }));
  } else {
    return;
  }
  event.preventDefault();
  goOn(question);
});

(form.querySelector("[name=interviewer]").value ? questions[0]?.querySelector("input") : form.querySelector("[name=interviewer]"))?.focus();

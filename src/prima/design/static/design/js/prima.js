/*
 * The one script of every page; the pages work without it. `bind` is its own file because this one
 * is served under a hashed name and modules import each other by their plain names.
 */

import { bind } from "./bind.js";

bind(document.documentElement).then(() => {
  document.documentElement.dataset.bound = ""; // whoever drives the page can wait for this
});
document.addEventListener("htmx:load", (event) => bind(event.target));

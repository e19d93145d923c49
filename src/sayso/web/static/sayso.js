// What makes the pages handier; every page works without it.

// The reader's own time beside the moment that is kept.
const own = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

function beside(root) {
  for (const time of root.querySelectorAll("time.moment:not([data-own])")) {
    const at = new Date(time.dateTime);
    time.dataset.own = "";
    if (Number.isNaN(at.getTime()) || at.getTimezoneOffset() === 0) continue;
    const told = document.createElement("span");
    told.className = "own-time";
    told.textContent = ` (${own.format(at)} here)`;
    told.title = zone;
    time.after(told);
  }
}

// A bubble that is in the way goes with Escape; the next focus or hover brings it back.
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const cell of document.querySelectorAll(".cell:hover, .cell:focus-within")) {
    cell.classList.add("dismissed");
    const back = () => cell.classList.remove("dismissed");
    cell.addEventListener("mouseleave", back, { once: true });
    cell.addEventListener("focusout", back, { once: true });
  }
});

// "/" goes to the search, as in most newspapers' sites.
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  (document.getElementById("ask") ?? document.getElementById("seek"))?.focus();
});

beside(document);
addEventListener("htmx:after:swap", () => beside(document));

// Replay: the day under the slider is told while it moves; the page follows when it is let go.
addEventListener("input", (event) => {
  const slider = event.target.closest?.(".replay input[type=range]");
  if (!slider) return;
  const told = slider.form.querySelector("output");
  const label = slider.list?.options[slider.value]?.label ?? "";
  const day = label === "now" ? told.dataset.now : label;
  told.textContent = day;
  slider.setAttribute("aria-valuetext", day);
});

// After a swap the keys go on where they were.
let held = "";
addEventListener("htmx:before:swap", () => { held = document.activeElement?.id ?? ""; });
addEventListener("htmx:after:swap", () => {
  if (held && document.activeElement?.id !== held) document.getElementById(held)?.focus({ preventScroll: true });
});

// An article: what a note is about is lit in the words, and the note of what is pointed at.
function light(name, on) {
  const words = document.querySelectorAll(`.statement[data-statement="${CSS.escape(name)}"]`);
  for (const each of words) each.classList.toggle("lit", on);
  document.getElementById(`note-${name}`)?.classList.toggle("lit", on);
}

function statementOf(target) {
  const note = target.closest?.(".margin li");
  return note ? note.id.slice("note-".length) : target.closest?.(".leaf .statement")?.dataset.statement;
}

let lit = null;
function point(event) {
  const name = statementOf(event.target) ?? null;
  if (name === lit) return;
  if (lit) light(lit, false);
  lit = name;
  if (name) light(name, true);
}
if (document.querySelector(".leaf")) for (const kind of ["pointerover", "focusin"]) addEventListener(kind, point);

// Keys that press what shows them: y, n, u, s, z of the review.
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !/^[a-z]$/i.test(event.key)) return;
  const button = document.querySelector(`[data-key="${event.key.toLowerCase()}"]`);
  if (!button || button.disabled) return;
  event.preventDefault();
  button.click();
});

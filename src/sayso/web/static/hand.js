// Statements by hand: words that are selected in an article are taken into the form, each with the
// place where it stands. Without this the fields are filled by typing.

const leaf = document.querySelector(".leaf[data-hand]");
const form = document.getElementById("hand-form");
const panel = document.getElementById("hand");
const MAIN = ["source", "cue", "content"];
const LABELS = { source: "Source", cue: "Cue", content: "Content", addressees: "To", grounds: "Basis" };

if (leaf && form) begin();

function begin() {
  const told = document.getElementById("hand-told");
  const ranges = {}; // of what was taken, by the field's name
  let picked = null; // the words that are selected
  let at = 0; // which of MAIN is next
  const buttons = {};

  // Words and their places: an article's offsets count code points, a page's UTF-16.

  const rows = [...leaf.querySelectorAll("[data-start]")].map((home) => {
    const nodes = [];
    const walker = document.createTreeWalker(home, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest("sup, .unseen") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    let length = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push({ node, from: length });
      length += node.data.length;
    }
    return { home, nodes, text: nodes.map((each) => each.node.data).join(""), start: Number(home.dataset.start) };
  });

  const points = (text) => [...text].length;

  function place(row, index) {
    const held = row.nodes.findLast((each) => each.from <= index) ?? row.nodes[0];
    return [held.node, index - held.from];
  }

  function range(from, to) {
    const found = document.createRange();
    found.setStart(...place(rows[from.row], from.index));
    // an end that falls between two pieces belongs to the first
    const [node, offset] = to.index ? place(rows[to.row], to.index - 1) : place(rows[to.row], 0);
    found.setEnd(node, to.index ? offset + 1 : offset);
    return found;
  }

  function clipped(selected) {
    let from = null, to = null;
    rows.forEach((row, number) => {
      if (!selected.intersectsNode(row.home)) return;
      for (const { node, from: base } of row.nodes) {
        if (!selected.intersectsNode(node)) continue;
        const start = node === selected.startContainer ? selected.startOffset : 0;
        const end = node === selected.endContainer ? selected.endOffset : node.data.length;
        if (end <= start) continue;
        from ??= { row: number, index: base + start };
        to = { row: number, index: base + end };
      }
    });
    return from && to ? whole(from, to) : null;
  }

  const LETTER = /[\p{L}\p{N}]/u;

  // Without white space at its ends, and with the whole of the words that it cuts.
  function whole(from, to) {
    const first = rows[from.row].text, last = rows[to.row].text;
    let start = from.index, end = to.index;
    while (start < first.length && /\s/.test(first[start])) start += 1;
    while (end > 0 && /\s/.test(last[end - 1])) end -= 1;
    if (from.row === to.row && end <= start) return null;
    while (start > 0 && LETTER.test(first[start]) && LETTER.test(first[start - 1])) start -= 1;
    while (end < last.length && LETTER.test(last[end]) && LETTER.test(last[end - 1])) end += 1;
    return words({ row: from.row, index: start }, { row: to.row, index: end });
  }

  function words(from, to) {
    const text = from.row === to.row
      ? rows[from.row].text.slice(from.index, to.index)
      : [rows[from.row].text.slice(from.index), ...rows.slice(from.row + 1, to.row).map((row) => row.text),
         rows[to.row].text.slice(0, to.index)].join("\n");
    const row = rows[from.row];
    return { text, at: row.start + points(row.text.slice(0, from.index)), range: range(from, to) };
  }

  // A place that the server told, again as a range.
  function found(start, text) {
    const number = rows.findLastIndex((row) => row.start <= start);
    if (number < 0) return null;
    const row = rows[number], signs = [...row.text];
    const index = signs.slice(0, start - row.start).join("").length;
    const end = Math.min(index + text.length, row.text.length);
    return end > index ? range({ row: number, index }, { row: number, index: end }) : null;
  }

  // What is taken

  function fields(part) {
    return [...form.querySelectorAll(`[data-part="${part}"] textarea`)];
  }

  function spot(field) {
    return form.querySelector(`input[type=hidden][name="${field.name}_at"]`);
  }

  function overlap(one, other) {
    return one.compareBoundaryPoints(Range.END_TO_START, other) < 0 && one.compareBoundaryPoints(Range.START_TO_END, other) > 0;
  }

  function take(part) {
    look();
    if (!picked) return tell(`Select the words of the ${LABELS[part].toLowerCase()} first.`);
    const every = fields(part);
    const same = every.find((field) => ranges[field.name] && overlap(ranges[field.name], picked.range));
    const field = same ?? every.find((each) => !each.value.trim()) ?? every.at(-1);
    field.value = picked.text;
    field.closest(".piece").querySelectorAll(".which, .fault").forEach((each) => each.remove());
    field.removeAttribute("aria-invalid");
    let where = spot(field);
    if (!where) {
      where = Object.assign(document.createElement("input"), { type: "hidden", name: `${field.name}_at` });
      field.after(where);
    }
    where.value = picked.at;
    ranges[field.name] = picked.range;
    panel.classList.remove("brief");
    if (part === "source") form.elements.speakers.value = "";
    const taken = `${LABELS[part]}: “${picked.text}”.`;
    picked = null;
    getSelection().removeAllRanges();
    const number = MAIN.indexOf(part);
    if (number >= 0) at = number + 1;
    const next = MAIN[at];
    tell(next ? `${taken} Now select the ${LABELS[next].toLowerCase()}.` : `${taken} Take another piece of it, or say what it does.`);
    paint();
    return true;
  }

  function tell(what) { told.textContent = what; }

  function paint() {
    for (const part of MAIN) {
      const own = fields(part).map((field) => ranges[field.name]).filter(Boolean);
      CSS.highlights?.set(`hand-${part}`, new Highlight(...own));
      if (part === MAIN[at]) buttons[part].setAttribute("aria-current", "step");
      else buttons[part].removeAttribute("aria-current");
    }
    CSS.highlights?.set("hand-picked", new Highlight(...(picked ? [picked.range] : [])));
  }

  const takes = document.createElement("p");
  takes.className = "hand-takes";
  takes.append("Take as ");
  for (const part of Object.keys(LABELS)) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "take", textContent: LABELS[part].toLowerCase() });
    button.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
    button.addEventListener("click", () => take(part));
    buttons[part] = button;
    const own = form.querySelector(`[data-part="${part}"]`);
    if (MAIN.includes(part)) takes.append(button, " ");
    else own.querySelector("legend").append(" ", button);
    if (own.querySelectorAll(".piece").length < 2) continue;
    const more = Object.assign(document.createElement("button"), { type: "button", className: "plainly another", textContent: "another piece" });
    more.setAttribute("aria-label", `Another piece of: ${LABELS[part]}`);
    more.addEventListener("click", () => {
      own.classList.add("more");
      fields(part).find((field) => !field.value.trim())?.focus();
    });
    own.querySelector("legend").append(" ", more);
  }
  told.before(takes);

  // A form that was filled already

  for (const field of form.querySelectorAll(".hand-part textarea")) {
    const where = spot(field);
    if (field.value && where?.value) ranges[field.name] = found(Number(where.value), field.value);
    field.addEventListener("input", () => { // typed over: it is looked for anew
      const now = spot(field);
      if (now) now.value = "";
      delete ranges[field.name];
      paint();
    });
  }
  at = Math.max(0, MAIN.findIndex((part) => !fields(part)[0].value));

  // Selecting

  const docked = panel.classList.contains("docked");

  // A bar alone until words are taken: who selects to copy is not to lose half the page.
  function open(brief = true) {
    if (!docked) return;
    if (panel.hidden) panel.classList.toggle("brief", brief && !filled());
    panel.hidden = false;
  }

  function filled() {
    return MAIN.some((part) => fields(part)[0].value);
  }

  let pending = 0; // the frame in which a selection is looked at
  let away = null; // the selection that was put away: it opens nothing again

  function close() {
    cancelAnimationFrame(pending);
    const selection = getSelection();
    away = selection.rangeCount ? selection.getRangeAt(0).cloneRange() : null;
    picked = null;
    if (docked) panel.hidden = true;
    paint();
  }

  function same(one, other) {
    return !one.compareBoundaryPoints(Range.START_TO_START, other) && !one.compareBoundaryPoints(Range.END_TO_END, other);
  }

  // What is selected now: news of a selection may come late, and what is pressed does not wait for it.
  function look() {
    cancelAnimationFrame(pending);
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) {
      away = null;
      return;
    }
    const selected = selection.getRangeAt(0);
    if (!leaf.contains(selected.commonAncestorContainer) || (away && same(away, selected))) return;
    away = null;
    const now = clipped(selected);
    if (!now) return;
    picked = now;
    open();
    tell(`“${now.text}”`);
    paint();
  }

  document.addEventListener("selectionchange", () => {
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(look);
  });

  panel.querySelector("[data-close]")?.addEventListener("click", () => { close(); leaf.focus(); });
  document.querySelector("[data-hand-open]")?.addEventListener("click", (event) => {
    event.preventDefault();
    open(false);
    panel.classList.remove("brief");
    leaf.focus();
    if (!picked) step(0, false);
  });

  // By keyboard: word by word through the article, with Shift more of them.

  const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu;
  const steps = rows.flatMap((row, number) =>
    [...row.text.matchAll(WORD)].map((found) => ({ row: number, index: found.index, end: found.index + found[0].length })));
  let anchor = null, focus = null;

  function step(to, more) {
    focus = Math.max(0, Math.min(steps.length - 1, to));
    if (!more || anchor === null) anchor = focus;
    const [first, last] = anchor <= focus ? [steps[anchor], steps[focus]] : [steps[focus], steps[anchor]];
    const chosen = range({ row: first.row, index: first.index }, { row: last.row, index: last.end });
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(chosen);
    box(focus, "element").scrollIntoView({ block: "nearest" });
  }

  function box(number, what) {
    const each = steps[number];
    const at = range({ row: each.row, index: each.index }, { row: each.row, index: each.end });
    return what === "element" ? at.startContainer.parentElement : at.getBoundingClientRect();
  }

  // The word in the line above or below that stands nearest.
  function line(from, way) {
    const here = box(from), half = here.height / 2;
    let best = null, top = null;
    for (let number = from + way; number >= 0 && number < steps.length; number += way) {
      const there = box(number);
      if (Math.abs(there.top - here.top) < half) continue;
      if (top !== null && Math.abs(there.top - top) >= half) break;
      top ??= there.top;
      const off = Math.abs(there.left - here.left);
      if (best === null || off < best.off) best = { number, off };
    }
    return best ? best.number : from;
  }

  // Who clicked into the words scrolls with the arrows, as ever.
  let clicked = false;
  leaf.addEventListener("pointerdown", () => { clicked = true; });
  leaf.addEventListener("blur", () => { clicked = false; });

  leaf.tabIndex = 0;
  leaf.addEventListener("keydown", (event) => {
    if (event.target !== leaf || event.ctrlKey || event.metaKey || event.altKey || !steps.length) return;
    const here = focus ?? -1;
    const to = clicked ? null : {
      ArrowRight: () => here + 1, ArrowLeft: () => here - 1,
      ArrowDown: () => (here < 0 ? 0 : line(here, 1)), ArrowUp: () => (here < 0 ? 0 : line(here, -1)),
    }[event.key];
    if (to) {
      event.preventDefault();
      step(to(), event.shiftKey);
    } else if (event.key === "Enter") {
      look();
      if (!picked) return;
      event.preventDefault();
      take(MAIN[at] ?? "content");
      anchor = focus;
      if (at >= MAIN.length) form.elements.speakers.focus();
    }
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || (docked && panel.hidden)) return;
    const inside = panel.contains(document.activeElement);
    close();
    if (inside) leaf.focus();
  });

  paint();
}

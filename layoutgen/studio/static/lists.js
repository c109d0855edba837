// What the text asks for, with a tick where it holds, and the list of objects.

import { nameOf } from "./layout.js";
import { $, made } from "./server.js";

let asked = "[]"; // the statements that are shown

/** statements: [{ said, holds, nodes }]. A click selects what a statement is about. */
export function showAsked(statements, select) {
  if (JSON.stringify(statements) === asked) return;
  asked = JSON.stringify(statements);
  $("asked").replaceChildren(...statements.map((statement) => {
    const words = made("button", { type: "button", className: "plain", textContent: statement.said });
    words.setAttribute("aria-label", `${statement.said}: ${statement.holds ? "holds" : "does not hold"}`);
    words.addEventListener("click", () => select(statement.nodes));
    return made("li", { className: statement.holds ? "" : "is-off" }, words);
  }));
}

/** What no longer holds and what holds now, in one line; "" when nothing of what is asked has changed. */
export function difference(before, after) {
  const held = new Map(before.map((statement) => [statement.said, statement.holds]));
  const turned = (holds) => after.filter((s) => s.holds === holds && held.get(s.said) === !holds).map((s) => s.said);
  const lost = turned(false), gained = turned(true);
  const said = [lost.length ? `no longer ${lost.join(", ")}` : "", gained.length ? `now ${gained.join(", ")}` : ""];
  return said.filter(Boolean).join("; ");
}

/** All items, the nearest first. Tab enters the list once, arrows go through it. */
export function showObjects(editor) {
  const list = $("objects"), { layout } = editor, active = document.activeElement;
  const before = list.contains(active) ? active.dataset.item : null;
  const items = layout ? [...layout.items].sort((a, b) => b.z - a.z) : [];
  const stop = items.some((item) => item.id === before) ? before : items[0]?.id;
  list.replaceChildren(...items.map((item) => {
    const text = (item.locked ? "\u{1F512} " : "") + nameOf(item, layout);
    const node = made("li", { textContent: text, tabIndex: item.id === stop ? 0 : -1 });
    node.dataset.item = item.id;
    node.setAttribute("role", "option");
    node.setAttribute("aria-selected", String(editor.selection.has(item.id)));
    return node;
  }));
  if (before) list.querySelector(`[data-item="${CSS.escape(before)}"]`)?.focus();
}

/** Lets a person choose in the list of objects. */
export function openObjects(editor) {
  const list = $("objects");
  const pick = (node, more) => node && editor.select(more ? [...editor.selection, node.dataset.item] : [node.dataset.item]);
  list.addEventListener("click", (event) => pick(event.target.closest("li"), event.shiftKey || event.ctrlKey));
  list.addEventListener("keydown", (event) => {
    const node = event.target.closest("li"), to = { ArrowDown: node?.nextSibling, ArrowUp: node?.previousSibling,
      Home: list.firstChild, End: list.lastChild }[event.key];
    if (event.key === "Enter" || event.key === " ") pick(node, event.shiftKey || event.ctrlKey);
    else if (event.key === "Delete") (pick(node), editor.remove());
    else if (to) {
      for (const each of list.children) each.tabIndex = each === to ? 0 : -1;
      to.focus();
    } else return;
    event.preventDefault();
  });
}

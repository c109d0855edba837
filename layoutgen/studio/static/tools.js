// The buttons of the editor, the same in the page and in a notebook: what they are called, what they do, which key does it.

const TOOLS = [
  ["turn", "⟳ Turn", "Turn by 15 degrees (R, back with Shift)", (editor, event) => editor.turn(event.shiftKey ? -15 : 15)],
  ["flip", "⇋ Flip", "Flip left to right (F)", (editor) => editor.flip()],
  ["forward", "▲", "Nearer (])", (editor) => editor.raise(1)],
  ["back", "▼", "Farther ([)", (editor) => editor.raise(-1)],
  ["lock", "Lock", "Lock or unlock (L)", (editor) => editor.lock()],
  ["rename", "Name", "Name (Enter)", (editor) => editor.rename()],
  ["outline", "Outline", "Edit the outline (O)", (editor) => editor.toggle("outline")],
  ["brush", "Brush", "Paint the outline (B)", (editor) => editor.toggle("brush")],
  ["points", "Points", "Edit the key points (K)", (editor) => editor.toggle("points")],
  ["duplicate", "Copy", "Duplicate (Ctrl+D)", (editor) => editor.duplicate()],
  ["remove", "Delete", "Delete (Del)", (editor) => editor.remove()],
];
const ALONE = new Set(["rename", "outline", "brush", "points"]); // for one item only
const MODES = new Set(["outline", "brush", "points"]);

/** The buttons, without those named in `but`. */
export function tools(editor, but = []) {
  return TOOLS.filter(([name]) => !but.includes(name)).map(([name, text, title, act]) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: text, title });
    button.dataset.do = name;
    button.setAttribute("aria-label", title.replace(/ \(.*/, ""));
    button.addEventListener("click", (event) => act(editor, event));
    return button;
  });
}

/** Which of the buttons can be used now, and which mode is on. */
export function refreshed(buttons, editor) {
  for (const button of buttons) {
    const name = button.dataset.do, few = editor.selection.size === 1 && editor.free.size === 1;
    button.disabled = !editor.selection.size || (ALONE.has(name) && !few);
    if (MODES.has(name)) button.setAttribute("aria-pressed", String(editor.mode === name));
  }
}

/** In a toolbar one button at a time is in the order of Tab, and arrows go from one to the next. */
export function roving(bar) {
  const inside = () => [...bar.querySelectorAll("button:not(:disabled), input, select")];
  const rove = (to) => inside().forEach((each) => (each.tabIndex = each === to ? 0 : -1));
  const refresh = () => rove(inside().find((each) => each.tabIndex === 0) ?? inside()[0]);
  bar.addEventListener("focusin", (event) => rove(event.target));
  bar.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key], all = inside(), at = all.indexOf(event.target);
    if (!by || at < 0 || event.target.type === "range" || event.target.type === "text") return;
    event.preventDefault();
    all[(at + by + all.length) % all.length].focus();
  });
  refresh();
  return refresh;
}

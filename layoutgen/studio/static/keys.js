// The keyboard on the canvas: what a key does depends on what has the focus, an item, a handle, a corner or a key point.

import { LEAST, hull, mapped, within } from "./layout.js";
import { cornerBeside, cornerMoved } from "./outline.js";
import { HANDLES } from "./view.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const PAN = 40; // pixels

/** One key on the canvas; what it does nothing for goes on to the page. */
export function pressed(editor, event) {
  if (!editor.layout) return;
  const { id, handle, corner, joint, brush } = event.target.dataset, arrow = ARROWS[event.key];
  const step = event.shiftKey ? 0.05 : 0.01, by = arrow?.map((each) => each * step);
  const command = event.ctrlKey || event.metaKey;
  const act = event.altKey && arrow ? () => editor.view.pan(arrow[0] * PAN, arrow[1] * PAN)
    : command ? commands(editor)[event.key]
    : handle ? onHandle(editor, handle, event, by)
    : corner ? onCorner(editor, corner.split(",").map(Number), event.key, by)
    : joint ? onJoint(editor, joint, event.key, by)
    : brush ? onBrush(editor, event.key, by)
    : onItem(editor, id, event, by);
  if (!act) return;
  act();
  event.preventDefault();
  event.stopPropagation();
}

function commands(editor) {
  return {
    d: () => editor.duplicate(),
    a: () => editor.select(editor.layout.items.filter((item) => item.z >= 0).map((item) => item.id)),
  };
}

function onItem(editor, id, event, by) {
  const on = editor.selection.has(id);
  if (id && !on && (event.key === " " || event.key === "Enter")) return () => editor.gestures.pick(id, event.shiftKey);
  if (id && on && event.key === " ") return () => editor.select([...editor.selection].filter((each) => each !== id));
  if (by) return () => (id && !on && editor.select([id]), editor.nudge(...by));
  return { "+": () => editor.scale(1.1), "=": () => editor.scale(1.1), "-": () => editor.scale(1 / 1.1), Enter: () => editor.rename(),
    Delete: () => editor.remove(), Backspace: () => editor.remove(), f: () => editor.flip(), l: () => editor.lock(),
    r: () => editor.turn(15), R: () => editor.turn(-15), ".": () => editor.turn(1), ",": () => editor.turn(-1),
    "]": () => editor.raise(1), "[": () => editor.raise(-1), "}": () => editor.raise(Infinity), "{": () => editor.raise(-Infinity),
    o: () => editor.toggle("outline"), b: () => editor.toggle("brush"), k: () => editor.toggle("points"),
    a: editor.mode === "points" && (() => editor.addJoint()), h: () => editor.view.focus("handle:nw"),
    Escape: () => (editor.mode === "boxes" ? editor.select([]) : editor.toggle(editor.mode)),
    0: () => editor.zoom(1), z: () => editor.zoom(editor.view.area.zoom * 1.5),
    Z: () => editor.zoom(editor.view.area.zoom / 1.5) }[event.key];
}

/** From handle to handle with H, and back to the item with Escape. */
function onHandle(editor, handle, event, by) {
  const all = [...Object.keys(HANDLES), "turn"], beside = (step) => all[(all.indexOf(handle) + step + all.length) % all.length];
  if (event.key === "Escape") return () => editor.view.focus(`item:${editor.chosen[0].id}`);
  if (event.key === "h" || event.key === "H")
    return () => editor.view.focus(`handle:${beside(event.shiftKey ? -1 : 1)}`);
  if (!by) return onItem(editor, undefined, event, null);
  if (handle === "turn") return () => editor.turn(Math.sign(by[0] - by[1]) * (event.shiftKey ? 15 : 1));
  return () => {
    const before = hull(editor.chosen.filter((item) => editor.free.has(item.id)).map((item) => item.box)), box = [...before];
    box[handle.includes("w") ? 0 : 2] += /[we]/.test(handle) ? by[0] : 0;
    box[handle.includes("n") ? 1 : 3] += /[ns]/.test(handle) ? by[1] : 0;
    if (box[2] - box[0] < LEAST || box[3] - box[1] < LEAST) return;
    editor.commit(editor.placed(editor.layout, editor.free, mapped(before, within(box))), "resized");
  };
}

function onCorner(editor, corner, key, by) {
  const [item] = editor.chosen, go = (to) => () => ((editor.corner = to), editor.draw(), editor.view.focus(`corner:${to}`));
  if (by) return () => editor.edit("outline changed", () => cornerMoved(item, corner, shiftedCorner(item, corner, by)));
  return { n: go(cornerBeside(item, corner, 1)), p: go(cornerBeside(item, corner, -1)), Insert: () => editor.splitCorner(corner),
    i: () => editor.splitCorner(corner), Delete: () => editor.removeCorner(corner), Backspace: () => editor.removeCorner(corner),
    o: () => leave(editor), Escape: () => leave(editor) }[key];
}

function shiftedCorner(item, [p, k], [dx, dy]) {
  return [item.mask[p][k] + dx / 2, item.mask[p][k + 1] + dy / 2];
}

function onJoint(editor, name, key, by) {
  if (by) return () => editor.moveJoint(name, by[0] / 2, by[1] / 2);
  return { Delete: () => editor.removeJoint(name), Backspace: () => editor.removeJoint(name), v: () => editor.showJoint(name),
    a: () => editor.addJoint(), k: () => leave(editor), Escape: () => leave(editor) }[key];
}

/** The brush's ring: Space and X dab, Enter begins a stroke that the arrows draw and ends it. */
function onBrush(editor, key, by) {
  if (by) return () => editor.moveBrush(...by);
  const size = (factor) => () => editor.sizeBrush(factor);
  return { " ": () => editor.dab(false), x: () => editor.dab(true), Enter: () => editor.stroke(), "+": size(1.25), "=": size(1.25),
    "-": size(0.8), b: () => leave(editor), Escape: () => (editor.brush.line ? editor.stroke(false) : leave(editor)) }[key];
}

function leave(editor) {
  editor.toggle(editor.mode);
  editor.view.focus(`item:${editor.chosen[0].id}`);
}

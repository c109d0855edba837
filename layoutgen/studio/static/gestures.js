// The pointer on the canvas. A gesture begins with a press and ends with the release; in between every move makes a layout
// from the one it began with, so that moves add up to nothing but the last.

import { LEAST, changed, hull, mapped, middle, pivot, round, shifted, within } from "./layout.js";
import { cornerAdded, cornerMoved, jointPut } from "./outline.js";
import { caught, stops } from "./snap.js";

const TWICE = 400; // milliseconds between the clicks of a double click
const STILL = 0.004; // a press that moves less is a click
const UPRIGHT = 3; // degrees within which an angle is caught by a right one

const SAID = { move: "moved", resize: "resized", turn: "turned", corner: "outline changed", joint: "point moved" };

export class Gestures {
  constructor(editor) {
    this.editor = editor;
    this.view = editor.view;
    const { svg } = this.view;
    svg.addEventListener("pointerdown", (event) => this.#down(event));
    svg.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, (event) => this.#up(event));
    svg.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
  }

  #down(event) {
    const { editor, view } = this, { target } = event;
    if (!editor.layout || (event.button !== 0 && event.button !== 1)) return;
    event.preventDefault();
    const at = view.at(event), id = target.closest("[data-id]")?.dataset.id, key = target.closest("[data-key]")?.dataset.key;
    if (this.#twice(event) && this.#double(id, at)) return;
    view.svg.setPointerCapture(event.pointerId);
    this.drag = this.#begun(event, at, id);
    if (key) view.focus(key);
  }

  /** Not "dblclick": the canvas has captured the pointer, so the browser would name it and not the item. */
  #twice(event) {
    const { last } = this;
    const twice = last && event.timeStamp - last.time < TWICE && Math.hypot(event.clientX - last.x, event.clientY - last.y) < 5;
    this.last = twice ? null : { time: event.timeStamp, x: event.clientX, y: event.clientY };
    return twice;
  }

  #begun(event, at, id) {
    const { editor } = this, { dataset } = event.target, joint = event.target.closest("[data-joint]")?.dataset.joint;
    const from = editor.layout;
    if (event.button === 1) return { kind: "pan", x: event.clientX, y: event.clientY };
    if (editor.mode === "brush") return { kind: "brush", points: [at] };
    if (dataset.corner) {
      editor.corner = dataset.corner.split(",").map(Number);
      return { kind: "corner", corner: editor.corner, from };
    }
    if (joint) return { kind: "joint", joint, from };
    if (dataset.handle) return { kind: dataset.handle === "turn" ? "turn" : "resize", handle: dataset.handle, at, from };
    if (!id) return { kind: "frame", at, keep: event.shiftKey ? [...editor.selection] : [] };
    this.pick(id, event.shiftKey || event.ctrlKey || event.metaKey);
    return { kind: "move", at, from };
  }

  /** Selects an item, or with `more` adds it to the selection or takes it out. */
  pick(id, more) {
    const { selection } = this.editor, next = new Set(more || selection.has(id) ? selection : []);
    more && next.has(id) ? next.delete(id) : next.add(id);
    this.editor.select(next);
  }

  #move(event) {
    const { drag, editor, view } = this;
    if (!drag) return;
    const at = view.at(event);
    if (drag.kind === "pan") {
      view.pan(drag.x - event.clientX, drag.y - event.clientY);
      Object.assign(drag, { x: event.clientX, y: event.clientY });
    } else if (drag.kind === "frame") this.#frame(drag, at);
    else if (drag.kind === "brush") {
      drag.points.push(at);
      view.stroke(drag.points, editor.brush.radius, editor.brush.erase);
    } else {
      if (drag.kind === "move" && !drag.begun && Math.hypot(at[0] - drag.at[0], at[1] - drag.at[1]) < STILL) return;
      drag.begun = true;
      editor.layout = this.#made(drag, at, event);
      editor.draw();
      editor.on.onInput?.(editor.layout);
    }
  }

  /** The layout that a drag has made of the one it began with. */
  #made(drag, at, event) {
    const { editor } = this, { from } = drag, { free } = editor;
    if (drag.kind === "corner") return changed(from, free, (item) => cornerMoved(item, drag.corner, at));
    if (drag.kind === "joint") return changed(from, free, (item) => jointPut(item, drag.joint, at));
    const before = from.items.filter((item) => free.has(item.id)), box = hull(before.map((item) => item.box));
    if (!box) return from;
    if (drag.kind === "turn") return editor.swayed(from, free, this.#angle(drag, at, before[0], event));
    const dx = at[0] - drag.at[0], dy = at[1] - drag.at[1];
    if (drag.kind === "move") {
      const [sx, sy] = this.#snapped(from, shifted(box, dx, dy), ["x0", "x1"], ["y0", "y1"], event);
      return editor.placed(from, free, (each) => within(shifted(each, dx + sx, dy + sy)));
    }
    return editor.placed(from, free, mapped(box, this.#resized(from, box, drag.handle, dx, dy, event)));
  }

  #angle(drag, at, item, event) {
    const [cx, cy] = pivot(item), { aspect } = this.editor;
    const towards = ([x, y]) => (Math.atan2(y - cy, (x - cx) * aspect) * 180) / Math.PI;
    const degrees = towards(at) - towards(drag.at), angle = (item.angle ?? 0) + degrees;
    const step = event.shiftKey ? 15 : 90, near = Math.round(angle / step) * step;
    const caught = event.shiftKey || (this.editor.snap && !event.altKey && Math.abs(angle - near) < UPRIGHT);
    return (caught ? near : Math.round(angle)) - (item.angle ?? 0);
  }

  #resized(from, box, handle, dx, dy, event) {
    let [x0, y0, x1, y1] = box;
    if (handle.includes("w")) x0 += dx;
    if (handle.includes("e")) x1 += dx;
    if (handle.includes("n")) y0 += dy;
    if (handle.includes("s")) y1 += dy;
    const sides = { w: "x0", e: "x1", n: "y0", s: "y1" }, [sx, sy] = this.#snapped(from, [x0, y0, x1, y1],
      [...handle].filter((side) => "we".includes(side)).map((side) => sides[side]),
      [...handle].filter((side) => "ns".includes(side)).map((side) => sides[side]), event);
    if (handle.includes("w")) x0 = Math.min(x0 + sx, x1 - LEAST);
    if (handle.includes("e")) x1 = Math.max(x1 + sx, x0 + LEAST);
    if (handle.includes("n")) y0 = Math.min(y0 + sy, y1 - LEAST);
    if (handle.includes("s")) y1 = Math.max(y1 + sy, y0 + LEAST);
    return within(event.shiftKey && handle.length === 2 ? alike(box, [x0, y0, x1, y1], handle) : [x0, y0, x1, y1]);
  }

  /** How far a box is drawn to the edges and middles of the others, by the edges that are named, and by its middle where both are. */
  #snapped(from, box, across, down, event) {
    const { editor, view } = this;
    view.clear();
    if (event.altKey || !editor.snap) return [0, 0];
    const others = from.items.filter((item) => !editor.selection.has(item.id) && item.z >= 0).map((item) => item.box);
    const edges = { x0: box[0], y0: box[1], x1: box[2], y1: box[3] }, places = stops(others), [cx, cy] = middle(box);
    const lines = (names, centre) => [...names.map((name) => edges[name]), ...(names.length === 2 ? [centre] : [])];
    const x = caught(lines(across, cx), places.x, view.area.zoom), y = caught(lines(down, cy), places.y, view.area.zoom);
    view.guide(x, y);
    return [x?.off ?? 0, y?.off ?? 0];
  }

  #frame(drag, at) {
    const [x0, x1] = [drag.at[0], at[0]].sort((a, b) => a - b), [y0, y1] = [drag.at[1], at[1]].sort((a, b) => a - b);
    const inside = ({ box, z }) => z >= 0 && box[0] >= x0 && box[2] <= x1 && box[1] >= y0 && box[3] <= y1;
    drag.moved = true;
    this.editor.select([...drag.keep, ...this.editor.layout.items.filter(inside).map((item) => item.id)]);
    this.view.frame([x0, y0, x1, y1]);
  }

  #up(event) {
    const { drag, editor, view } = this;
    this.drag = null;
    view.clear();
    if (view.svg.hasPointerCapture(event.pointerId)) view.svg.releasePointerCapture(event.pointerId);
    if (drag?.kind === "brush" && event.type === "pointerup") return editor.paint(drag.points.map((point) => point.map(round)));
    if (drag?.kind === "frame" && !drag.moved && !drag.keep.length) return editor.select([]);
    if (!drag?.begun) return;
    const { layout } = editor;
    editor.layout = drag.from;
    if (event.type === "pointercancel") return editor.draw();
    editor.commit(layout, SAID[drag.kind]);
  }

  /** What a double click does; false where it does nothing. */
  #double(id, at) {
    const { editor } = this;
    if (editor.mode === "outline") {
      const [item, corner] = cornerAdded(editor.chosen[0], at);
      editor.corner = corner;
      editor.edit("corner added", () => item);
    } else if (editor.mode === "points") editor.addJoint(at);
    else if (id && editor.mode === "boxes") editor.on.onRename?.(editor.layout.items.find((item) => item.id === id));
    else return false;
    return true;
  }

  #wheel(event) {
    const { editor, view } = this;
    if (!editor.layout) return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) editor.zoom(view.area.zoom * Math.exp(-event.deltaY / 300), view.at(event));
    else view.pan(event.deltaX, event.deltaY);
  }
}

/** The box with the shape of the old one, the corner opposite to the handle where it was. */
function alike(old, [x0, y0, x1, y1], handle) {
  const factor = Math.max((x1 - x0) / (old[2] - old[0]), (y1 - y0) / (old[3] - old[1]));
  const w = (old[2] - old[0]) * factor, h = (old[3] - old[1]) * factor;
  const [left, right] = handle.includes("w") ? [x1 - w, x1] : [x0, x0 + w];
  const [top, bottom] = handle.includes("n") ? [y1 - h, y1] : [y0, y0 + h];
  return [left, top, right, bottom];
}

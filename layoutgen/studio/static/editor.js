// The canvas on which a layout is edited: an SVG of boxes that are dragged, resized, named, flipped and locked.
// It knows no server. The page and the notebook widget both put one of these into an element of theirs.
//
// A layout is the engine's JSON (layoutgen/layout@1) and is never changed in place: every edit makes a new one.

const NS = "http://www.w3.org/2000/svg";
const HANDLES = { nw: [0, 0], n: [0.5, 0], ne: [1, 0], e: [1, 0.5], se: [1, 1], s: [0.5, 1], sw: [0, 1], w: [0, 0.5] };
const LEAST = 0.012; // smallest side of a box, in units of the canvas
const SNAP = 0.012; // how near an edge must come to be caught
const TWICE = 400; // milliseconds between the clicks of a double click
const UNIT = 1000; // the canvas is so many units wide

// Pure functions on layouts -------------------------------------------------------------------------------------

/** The item in another box; polygons and keypoints follow, a run-length mask is dropped. */
export function moved(item, box) {
  const [x0, y0, x1, y1] = item.box;
  const fx = (box[2] - box[0]) / (x1 - x0), fy = (box[3] - box[1]) / (y1 - y0);
  const px = (v) => box[0] + (v - x0) * fx, py = (v) => box[1] + (v - y0) * fy;
  const made = { ...item, box: box.map(round) };
  if (Array.isArray(item.mask)) made.mask = item.mask.map((p) => p.map((v, k) => round(k % 2 ? py(v) : px(v))));
  else if (item.mask) made.mask = null;
  if (item.keypoints) made.keypoints = item.keypoints.map((k) => ({ ...k, x: round(px(k.x)), y: round(py(k.y)) }));
  return made;
}

/** The item mirrored within its box. */
export function flipped(item) {
  const [x0, , x1] = item.box, px = (v) => round(x0 + x1 - v);
  const made = { ...item, flip: !item.flip };
  if (Array.isArray(item.mask)) made.mask = item.mask.map((p) => p.map((v, k) => (k % 2 ? v : px(v))));
  else if (item.mask) made.mask = null;
  if (item.keypoints) made.keypoints = item.keypoints.map((k) => ({ ...k, x: px(k.x) }));
  return made;
}

/** The layout in which `change` was applied to the items whose ids are in `ids`. */
export function changed(layout, ids, change) {
  return { ...layout, items: layout.items.map((item) => (ids.has(item.id) ? change(item) : item)) };
}

/** The layout with copies of some items, a little to the side, and the ids of the copies. */
export function duplicated(layout, ids) {
  const taken = new Set(layout.items.map((item) => item.id));
  const fresh = [];
  for (const item of layout.items.filter((item) => ids.has(item.id))) {
    const stem = item.id.replace(/\.\d+$/, "");
    let number = 1;
    while (taken.has(`${stem}.${number}`)) number += 1;
    const id = `${stem}.${number}`;
    taken.add(id);
    const step = item.box[2] + 0.04 <= 1 ? 0.04 : -0.04;
    fresh.push({ ...moved(item, shifted(item.box, step, step)), id, locked: false, z: item.z + 1 });
  }
  return [{ ...layout, items: [...layout.items, ...fresh] }, new Set(fresh.map((item) => item.id))];
}

/** The layout in which the items are drawn one step later (by = 1) or earlier, or last (Infinity) or first of all. */
export function raised(layout, ids, by) {
  const order = layout.items.map((item, k) => [item, k]).filter(([item]) => item.z >= 0 || ids.has(item.id))
    .sort(([a, i], [b, j]) => a.z - b.z || i - j).map(([item]) => item);
  const mine = order.filter((item) => ids.has(item.id)), rest = order.filter((item) => !ids.has(item.id));
  if (!mine.length) return layout;
  const first = order.indexOf(mine[0]), last = order.indexOf(mine[mine.length - 1]);
  const place = by === Infinity ? rest.length : by === -Infinity ? 0
    : by > 0 ? Math.min(rest.length, last - mine.length + 2) : Math.max(0, first - 1);
  const made = [...rest.slice(0, place), ...mine, ...rest.slice(place)];
  const z = new Map(made.map((item, k) => [item.id, k]));
  return { ...layout, items: layout.items.map((item) => (z.has(item.id) ? { ...item, z: z.get(item.id) } : item)) };
}

export function shifted(box, dx, dy) {
  return [box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy];
}

function round(v) {
  return Math.round(v * 1e5) / 1e5;
}

/** How an item is called: "red car", with its number when there are several of the label. */
export function nameOf(item, layout) {
  const alike = layout ? layout.items.filter((other) => other.label === item.label) : [];
  const number = alike.length > 1 ? ` ${alike.indexOf(item) + 1}` : "";
  return [...item.attributes, item.label].join(" ") + number;
}

// The editor ----------------------------------------------------------------------------------------------------

/**
 * new Editor(element, { onInput(layout), onChange(layout, said), onSelect(ids), onRename(item) })
 * onInput comes while something is dragged, onChange when it is let go, with what was done in words.
 */
export class Editor {
  constructor(root, on = {}) {
    this.on = on;
    this.layout = null;
    this.selection = new Set();
    this.mode = "boxes"; // or "outline": the corners of the one selected item's mask
    this.view = { x: 0, y: 0, zoom: 1 };
    this.snap = true;
    this.svg = element("svg", { class: "lg-canvas", preserveAspectRatio: "xMidYMin meet", role: "application", tabindex: "0",
      "aria-label": "Layout canvas. Tab goes from object to object, arrows move, plus and minus resize." });
    this.layers = {};
    for (const name of ["paper", "items", "guides", "handles"]) {
      this.layers[name] = element("g", { class: `lg-${name}` });
      this.svg.append(this.layers[name]);
    }
    root.append(this.svg);
    this.svg.addEventListener("pointerdown", (event) => this.#down(event));
    this.svg.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel"]) this.svg.addEventListener(end, (event) => this.#up(event));
    this.svg.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    this.svg.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Shows another layout; what is selected stays so as far as it is there. */
  show(layout) {
    this.layout = layout;
    const ids = new Set(layout ? layout.items.map((item) => item.id) : []);
    this.selection = new Set([...this.selection].filter((id) => ids.has(id)));
    this.#draw();
  }

  /** A picture under the boxes, or none. */
  set backdrop(url) {
    this.paper = url;
    const image = this.layers.paper.querySelector("image");
    if (image) url ? image.setAttribute("href", url) : image.removeAttribute("href");
  }

  select(ids) {
    this.selection = new Set(ids);
    if (this.selection.size !== 1) this.mode = "boxes";
    this.#draw();
    this.on.onSelect?.(this.selection);
  }

  get chosen() {
    return this.layout ? this.layout.items.filter((item) => this.selection.has(item.id)) : [];
  }

  get height() {
    return this.layout ? (UNIT * this.layout.canvas.height) / this.layout.canvas.width : UNIT;
  }

  // Edits: each ends in onChange with words ------------------------------------------------------------------

  /** Applies `change` to every selected item that is not locked. */
  edit(said, change) {
    const free = new Set(this.chosen.filter((item) => !item.locked).map((item) => item.id));
    if (!free.size) return;
    this.#commit(changed(this.layout, free, change), said);
  }

  nudge(dx, dy) {
    this.edit("moved", (item) => moved(item, shifted(item.box, dx, dy)));
  }

  scale(factor) {
    this.edit(factor > 1 ? "made larger" : "made smaller", (item) => {
      const [x0, y0, x1, y1] = item.box, w = Math.max(LEAST, (x1 - x0) * factor), h = Math.max(LEAST, (y1 - y0) * factor);
      const cx = (x0 + x1) / 2;
      return moved(item, [cx - w / 2, y1 - h, cx + w / 2, y1]);
    });
  }

  flip() {
    this.edit("flipped", flipped);
  }

  raise(by) {
    if (this.selection.size) this.#commit(raised(this.layout, this.selection, by), by > 0 ? "brought forward" : "sent back");
  }

  lock() {
    const all = this.chosen.every((item) => item.locked);
    this.#commit(changed(this.layout, this.selection, (item) => ({ ...item, locked: !all })), all ? "unlocked" : "locked");
  }

  duplicate() {
    if (!this.selection.size) return;
    const [layout, fresh] = duplicated(this.layout, this.selection);
    this.selection = fresh;
    this.#commit(layout, "duplicated");
    this.on.onSelect?.(this.selection);
  }

  remove() {
    const gone = new Set(this.chosen.filter((item) => !item.locked).map((item) => item.id));
    if (!gone.size) return;
    this.#commit({ ...this.layout, items: this.layout.items.filter((item) => !gone.has(item.id)) }, "deleted");
  }

  relabel(label, attributes) {
    this.edit(`renamed to ${label}`, (item) => ({ ...item, label, attributes, mask: null, keypoints: null }));
  }

  toggleOutline() {
    if (this.selection.size !== 1) return;
    this.mode = this.mode === "outline" ? "boxes" : "outline";
    const [item] = this.chosen;
    if (this.mode === "outline" && !Array.isArray(item.mask)) {
      const [x0, y0, x1, y1] = item.box;
      this.#commit(changed(this.layout, this.selection, (i) => ({ ...i, mask: [[x0, y0, x1, y0, x1, y1, x0, y1]] })), "outlined");
    } else this.#draw();
  }

  #commit(layout, said) {
    const names = this.chosen.map((item) => nameOf(item, this.layout)).join(", ");
    this.show(layout);
    this.on.onChange?.(layout, names ? `${names}: ${said}` : said);
  }

  // Drawing --------------------------------------------------------------------------------------------------

  #draw() {
    const { items, paper } = this.layers;
    const focused = this.svg.ownerDocument.activeElement?.dataset?.id;
    this.#setView();
    paper.replaceChildren(element("rect", { class: "lg-sheet", x: 0, y: 0, width: UNIT, height: this.height }));
    const image = element("image", { x: 0, y: 0, width: UNIT, height: this.height, preserveAspectRatio: "none" });
    if (this.paper) image.setAttribute("href", this.paper);
    paper.append(image);
    const sorted = this.layout ? [...this.layout.items].sort((a, b) => a.z - b.z || area(b) - area(a)) : [];
    items.replaceChildren(...sorted.map((item) => this.#itemNode(item)));
    this.#drawHandles();
    if (focused) items.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  #itemNode(item) {
    const [x0, y0, x1, y1] = this.#px(item.box), on = this.selection.has(item.id);
    const name = nameOf(item, this.layout);
    const place = `${Math.round(item.box[0] * 100)} % from the left, ${Math.round(item.box[1] * 100)} % from the top`;
    const node = element("g", { class: `lg-item${on ? " is-on" : ""}${item.locked ? " is-locked" : ""}${item.z < 0 ? " is-region" : ""}`,
      tabindex: "0", role: "button", "aria-pressed": String(on), "aria-label": `${name}, ${place}${item.locked ? ", locked" : ""}` });
    node.dataset.id = item.id;
    node.append(element("rect", { class: "lg-box", x: x0, y: y0, width: x1 - x0, height: y1 - y0 }));
    if (Array.isArray(item.mask))
      for (const polygon of item.mask) node.append(element("polygon", { class: "lg-outline", points: this.#points(polygon) }));
    const label = element("text", { class: "lg-label", x: x0 + 5, y: y0 + 17 });
    label.textContent = (item.locked ? "\u{1F512} " : "") + name;
    node.append(label);
    for (const point of item.keypoints ?? [])
      if (on) node.append(element("circle", { class: "lg-joint", cx: point.x * UNIT, cy: point.y * this.height, r: 5, "data-joint": point.name }));
    return node;
  }

  #drawHandles() {
    const { handles } = this.layers, size = 10 / this.view.zoom, chosen = this.chosen;
    handles.replaceChildren();
    if (chosen.length !== 1 || chosen[0].locked) return;
    const [item] = chosen;
    if (this.mode === "outline" && Array.isArray(item.mask)) {
      item.mask.forEach((polygon, p) => {
        for (let k = 0; k < polygon.length; k += 2) {
          const node = element("circle", { class: "lg-corner", cx: polygon[k] * UNIT, cy: polygon[k + 1] * this.height, r: size * 0.6 });
          node.dataset.corner = `${p},${k}`;
          handles.append(node);
        }
      });
      return;
    }
    const [x0, y0, x1, y1] = this.#px(item.box);
    for (const [name, [fx, fy]] of Object.entries(HANDLES)) {
      const node = element("rect", { class: `lg-handle lg-${name}`, x: x0 + (x1 - x0) * fx - size / 2, y: y0 + (y1 - y0) * fy - size / 2, width: size, height: size });
      node.dataset.handle = name;
      handles.append(node);
    }
  }

  #setView() {
    const { x, y, zoom } = this.view;
    this.svg.setAttribute("viewBox", `${x} ${y} ${UNIT / zoom} ${this.height / zoom}`);
  }

  #px(box) {
    return [box[0] * UNIT, box[1] * this.height, box[2] * UNIT, box[3] * this.height];
  }

  #points(polygon) {
    const made = [];
    for (let k = 0; k < polygon.length; k += 2) made.push(`${polygon[k] * UNIT},${polygon[k + 1] * this.height}`);
    return made.join(" ");
  }

  /** Where on the canvas an event happened, in the unit square. */
  #at(event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM().inverse());
    return [point.x / UNIT, point.y / this.height];
  }

  // The pointer ----------------------------------------------------------------------------------------------

  #down(event) {
    if (!this.layout || (event.button !== 0 && event.button !== 1)) return;
    const target = event.target, at = this.#at(event);
    // Not "dblclick": the first click draws the items anew, so the browser sees two clicks on different elements.
    const twice = event.timeStamp - (this.last?.time ?? -TWICE) < TWICE && Math.hypot(event.clientX - this.last.x, event.clientY - this.last.y) < 5;
    this.last = twice ? null : { time: event.timeStamp, x: event.clientX, y: event.clientY };
    if (twice && this.#double(target.closest("[data-id]")?.dataset.id, at)) return event.preventDefault();
    this.svg.setPointerCapture(event.pointerId);
    if (event.button === 1 || this.panning) this.drag = { kind: "pan", x: event.clientX, y: event.clientY, view: { ...this.view } };
    else if (target.dataset.corner) this.drag = { kind: "corner", corner: target.dataset.corner.split(",").map(Number), from: this.layout };
    else if (target.dataset.joint) this.drag = { kind: "joint", joint: target.dataset.joint, from: this.layout };
    else if (target.dataset.handle) this.drag = { kind: "resize", handle: target.dataset.handle, at, from: this.layout };
    else {
      const id = target.closest("[data-id]")?.dataset.id;
      if (id) {
        this.#pick(id, event.shiftKey || event.ctrlKey || event.metaKey);
        this.layers.items.querySelector(`[data-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
        this.drag = { kind: "move", at, from: this.layout };
      } else this.drag = { kind: "frame", at, keep: event.shiftKey ? new Set(this.selection) : new Set() };
    }
    event.preventDefault();
  }

  #pick(id, more) {
    const next = new Set(more ? this.selection : this.selection.has(id) ? this.selection : []);
    more && next.has(id) ? next.delete(id) : next.add(id);
    this.select(next);
  }

  #move(event) {
    const drag = this.drag;
    if (!drag) return;
    const at = this.#at(event);
    if (drag.kind === "pan") {
      const scale = UNIT / this.view.zoom / this.svg.clientWidth;
      this.view = { ...this.view, x: drag.view.x - (event.clientX - drag.x) * scale, y: drag.view.y - (event.clientY - drag.y) * scale };
      this.#setView();
      return;
    }
    if (drag.kind === "frame") {
      this.#frame(drag, at);
      return;
    }
    const dx = at[0] - (drag.at?.[0] ?? 0), dy = at[1] - (drag.at?.[1] ?? 0);
    if (drag.kind === "move" && !drag.begun && Math.hypot(dx, dy) < 0.004) return;
    drag.begun = true;
    this.#apply(drag, at, dx, dy, event);
    this.#draw();
    this.on.onInput?.(this.layout);
  }

  #apply(drag, at, dx, dy, event) {
    const free = new Set(drag.from.items.filter((item) => this.selection.has(item.id) && !item.locked).map((item) => item.id));
    if (drag.kind === "move") {
      const boxes = drag.from.items.filter((item) => free.has(item.id)).map((item) => item.box);
      const [sx, sy] = this.#snapped(hull(boxes), dx, dy, event.altKey, free);
      this.layout = changed(drag.from, free, (item) => moved(item, within(shifted(item.box, sx, sy))));
    } else if (drag.kind === "resize") {
      this.layout = changed(drag.from, free, (item) => moved(item, resized(item.box, drag.handle, dx, dy, event.shiftKey)));
    } else if (drag.kind === "corner") {
      const [p, k] = drag.corner;
      this.layout = changed(drag.from, free, (item) => {
        const mask = item.mask.map((polygon) => [...polygon]);
        [mask[p][k], mask[p][k + 1]] = at.map(round);
        return { ...item, mask, box: boxOf(mask) };
      });
    } else if (drag.kind === "joint")
      this.layout = changed(drag.from, free, (item) => ({ ...item,
        keypoints: item.keypoints.map((k) => (k.name === drag.joint ? { ...k, x: round(at[0]), y: round(at[1]) } : k)) }));
  }

  #up(event) {
    const drag = this.drag;
    this.drag = null;
    this.layers.guides.replaceChildren();
    if (this.svg.hasPointerCapture(event.pointerId)) this.svg.releasePointerCapture(event.pointerId);
    if (!drag?.begun) return;
    const layout = this.layout;
    this.layout = drag.from;
    this.#commit(layout, { move: "moved", resize: "resized", corner: "outline changed", joint: "joint moved" }[drag.kind]);
  }

  #frame(drag, at) {
    const [x0, x1] = [drag.at[0], at[0]].sort((a, b) => a - b), [y0, y1] = [drag.at[1], at[1]].sort((a, b) => a - b);
    const inside = this.layout.items.filter((item) => item.z >= 0 && item.box[0] >= x0 && item.box[2] <= x1 && item.box[1] >= y0 && item.box[3] <= y1);
    this.select([...drag.keep, ...inside.map((item) => item.id)]);
    const [a, b, c, d] = this.#px([x0, y0, x1, y1]);
    this.layers.guides.replaceChildren(element("rect", { class: "lg-frame", x: a, y: b, width: c - a, height: d - b }));
  }

  /** dx and dy so that an edge or the middle of the moved box meets one of the others or of the canvas. */
  #snapped(box, dx, dy, off, free) {
    this.layers.guides.replaceChildren();
    if (off || !this.snap || !box) return [dx, dy];
    const others = this.layout.items.filter((item) => !free.has(item.id) && item.z >= 0).map((item) => item.box);
    const stops = (a, b) => [0, 0.5, 1, ...others.flatMap((o) => [o[a], (o[a] + o[b]) / 2, o[b]])];
    const caught = (a, b, d) => {
      let best = null;
      for (const edge of [box[a], (box[a] + box[b]) / 2, box[b]])
        for (const stop of stops(a, b)) {
          const off = stop - (edge + d);
          if (Math.abs(off) < SNAP / this.view.zoom && (!best || Math.abs(off) < Math.abs(best.off))) best = { off, stop };
        }
      return best;
    };
    const x = caught(0, 2, dx), y = caught(1, 3, dy);
    if (x) this.layers.guides.append(element("line", { class: "lg-guide", x1: x.stop * UNIT, x2: x.stop * UNIT, y1: 0, y2: this.height }));
    if (y) this.layers.guides.append(element("line", { class: "lg-guide", y1: y.stop * this.height, y2: y.stop * this.height, x1: 0, x2: UNIT }));
    return [dx + (x?.off ?? 0), dy + (y?.off ?? 0)];
  }

  /** What a double click does; false where it does nothing. */
  #double(id, at) {
    if (this.mode === "outline" && this.chosen.length === 1 && Array.isArray(this.chosen[0].mask)) this.#addCorner(at);
    else if (id) this.on.onRename?.(this.layout.items.find((item) => item.id === id));
    else return false;
    return true;
  }

  /** A new corner on the nearest side of the outline. */
  #addCorner([x, y]) {
    let best = null;
    this.chosen[0].mask.forEach((polygon, p) => {
      for (let k = 0; k < polygon.length; k += 2) {
        const next = (k + 2) % polygon.length;
        const far = distance(x, y, polygon[k], polygon[k + 1], polygon[next], polygon[next + 1]);
        if (!best || far < best.far) best = { far, p, k };
      }
    });
    this.edit("corner added", (item) => {
      const mask = item.mask.map((polygon) => [...polygon]);
      mask[best.p].splice(best.k + 2, 0, round(x), round(y));
      return { ...item, mask, box: boxOf(mask) };
    });
  }

  #wheel(event) {
    if (!this.layout) return;
    event.preventDefault();
    if (!event.ctrlKey && !event.metaKey) {
      const scale = UNIT / this.view.zoom / this.svg.clientWidth;
      this.view = { ...this.view, x: this.view.x + event.deltaX * scale, y: this.view.y + event.deltaY * scale };
    } else this.zoom(this.view.zoom * Math.exp(-event.deltaY / 300), this.#at(event));
    this.#setView();
  }

  /** Zooms so that the point stays where it is; 1 shows everything. */
  zoom(to, [x, y] = [0.5, 0.5]) {
    const zoom = Math.min(8, Math.max(1, to)), before = this.view.zoom;
    const px = x * UNIT, py = y * this.height;
    this.view = zoom === 1 ? { x: 0, y: 0, zoom }
      : { x: px - ((px - this.view.x) * before) / zoom, y: py - ((py - this.view.y) * before) / zoom, zoom };
    this.#draw();
  }

  // The keyboard ---------------------------------------------------------------------------------------------

  #key(event) {
    if (!this.layout) return;
    const focused = event.target.dataset?.id;
    if (focused && (event.key === " " || event.key === "Enter") && !this.selection.has(focused)) {
      this.#pick(focused, event.shiftKey);
      event.preventDefault();
      return;
    }
    if (focused && !this.selection.has(focused) && event.key.startsWith("Arrow")) this.select([focused]);
    const step = event.shiftKey ? 0.05 : 0.01, command = event.ctrlKey || event.metaKey;
    const plain = {
      ArrowLeft: () => this.nudge(-step, 0), ArrowRight: () => this.nudge(step, 0),
      ArrowUp: () => this.nudge(0, -step), ArrowDown: () => this.nudge(0, step),
      "+": () => this.scale(1.1), "=": () => this.scale(1.1), "-": () => this.scale(1 / 1.1),
      Delete: () => this.remove(), Backspace: () => this.remove(), f: () => this.flip(), l: () => this.lock(),
      "]": () => this.raise(1), "[": () => this.raise(-1), "}": () => this.raise(Infinity), "{": () => this.raise(-Infinity),
      o: () => this.toggleOutline(), Escape: () => this.select([]), 0: () => this.zoom(1), z: () => this.zoom(this.view.zoom * 1.5),
      Enter: () => this.chosen.length && this.on.onRename?.(this.chosen[0]),
    };
    const commands = { d: () => this.duplicate(), a: () => this.select(this.layout.items.filter((i) => i.z >= 0).map((i) => i.id)) };
    const act = (command ? commands : plain)[event.key];
    if (!act) return;
    act();
    event.preventDefault();
    event.stopPropagation();
  }
}

function resized(box, handle, dx, dy, keep) {
  let [x0, y0, x1, y1] = box;
  if (handle.includes("w")) x0 = Math.min(x0 + dx, x1 - LEAST);
  if (handle.includes("e")) x1 = Math.max(x1 + dx, x0 + LEAST);
  if (handle.includes("n")) y0 = Math.min(y0 + dy, y1 - LEAST);
  if (handle.includes("s")) y1 = Math.max(y1 + dy, y0 + LEAST);
  if (keep && handle.length === 2) {
    const factor = Math.max((x1 - x0) / (box[2] - box[0]), (y1 - y0) / (box[3] - box[1]));
    const w = (box[2] - box[0]) * factor, h = (box[3] - box[1]) * factor;
    if (handle.includes("w")) x0 = x1 - w; else x1 = x0 + w;
    if (handle.includes("n")) y0 = y1 - h; else y1 = y0 + h;
  }
  return within([x0, y0, x1, y1]);
}

/** The box kept where a layout may hold it. */
function within(box) {
  const dx = Math.max(-0.9 - box[0], 0) + Math.min(1.9 - box[2], 0), dy = Math.max(-0.9 - box[1], 0) + Math.min(1.9 - box[3], 0);
  return shifted(box, dx, dy).map((v) => Math.min(2, Math.max(-1, v)));
}

function hull(boxes) {
  if (!boxes.length) return null;
  const at = (k, pick) => pick(...boxes.map((box) => box[k]));
  return [at(0, Math.min), at(1, Math.min), at(2, Math.max), at(3, Math.max)];
}

function boxOf(mask) {
  const all = mask.flat(), xs = all.filter((_, k) => k % 2 === 0), ys = all.filter((_, k) => k % 2);
  const [x0, y0, x1, y1] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return [x0, y0, Math.max(x1, x0 + LEAST), Math.max(y1, y0 + LEAST)].map(round);
}

function distance(x, y, ax, ay, bx, by) {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const t = length ? Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) : 0;
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}

function area(item) {
  return (item.box[2] - item.box[0]) * (item.box[3] - item.box[1]);
}

function element(name, attributes) {
  const node = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

/** The notebook widget (anywidget): `model` has `layout`, which is kept the same on both sides. */
export default {
  render({ model, el }) {
    el.classList.add("lg-widget");
    const editor = new Editor(el, {
      onChange(layout) {
        model.set("layout", layout);
        model.save_changes();
      },
    });
    editor.show(model.get("layout"));
    const follow = () => editor.show(model.get("layout"));
    model.on("change:layout", follow);
    return () => model.off("change:layout", follow);
  },
};

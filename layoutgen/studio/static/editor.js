// The canvas on which a layout is edited. It knows no server: the page and the notebook widget put one into an element.

import {
  LEAST, carried, changed, duplicated, flipped, middle, nameOf, pivot, raised, round, shifted, swung, turned, within,
} from "./layout.js";
import { cornerRemoved, cornerSplit, freeJoint, jointPut, jointRemoved, jointShown, outlined } from "./outline.js";
import { Gestures } from "./gestures.js";
import { pressed } from "./keys.js";
import { View } from "./view.js";

/**
 * new Editor(element, { onInput(layout), onChange(layout, said), onSelect(ids), onMode(mode), onRename(item),
 * onPaint(item, points, radius, erase) }). onInput comes while something is dragged, onChange when it is let go, with
 * what was done in words. What a callback is missing for cannot be done.
 *
 * company: host -> [[follower, whether it grows with it]]: what comes along with what is moved, while `together`.
 */
export class Editor {
  constructor(root, on = {}) {
    this.on = on;
    this.layout = null;
    this.selection = new Set();
    this.mode = "boxes"; // or what is edited of the one selected item: "outline", "brush", "points"
    this.corner = null; // of the outline, the one that the keyboard is at
    this.snap = true;
    this.together = true;
    this.company = {};
    this.brush = { radius: 0.03, erase: false, at: [0.5, 0.5], line: null }; // at: of the keyboard's; line: its stroke
    this.joint = ""; // the name of the next key point; the first free one when empty
    this.view = new View(root);
    this.gestures = new Gestures(this);
    this.view.svg.addEventListener("keydown", (event) => pressed(this, event));
  }

  /** Shows another layout; what is selected stays so as far as it is there. */
  show(layout) {
    this.layout = layout;
    const ids = new Set(layout ? layout.items.map((item) => item.id) : []);
    this.selection = new Set([...this.selection].filter((id) => ids.has(id)));
    this.draw();
  }

  draw() {
    if (this.selection.size !== 1) this.#enter("boxes");
    this.view.draw(this);
  }

  /** A picture under the boxes, or none. */
  set backdrop(url) {
    this.view.backdrop = url;
  }

  select(ids) {
    const before = [...this.selection].join();
    this.selection = new Set(ids);
    if ([...this.selection].join() !== before) this.#enter("boxes");
    this.draw();
    this.on.onSelect?.(this.selection);
  }

  get chosen() {
    return this.layout ? this.layout.items.filter((item) => this.selection.has(item.id)) : [];
  }

  /** The ids of what is selected and not locked. */
  get free() {
    return new Set(this.chosen.filter((item) => !item.locked).map((item) => item.id));
  }

  get aspect() {
    return this.layout.canvas.width / this.layout.canvas.height;
  }

  // Edits: each ends in onChange with words ------------------------------------------------------------------------

  /** Applies `change` to every selected item that is not locked. */
  edit(said, change) {
    if (this.free.size) this.commit(changed(this.layout, this.free, change), said);
  }

  commit(layout, said) {
    const names = this.chosen.map((item) => nameOf(item, this.layout)).join(", ");
    this.show(layout);
    this.on.onChange?.(layout, names ? `${names}: ${said}` : said);
  }

  /** The layout with the selected boxes mapped, and with what is attached to them. */
  placed(layout, ids, change) {
    const boxes = new Map(layout.items.filter((item) => ids.has(item.id)).map((item) => [item.id, change(item.box)]));
    return carried(layout, boxes, this.together ? this.company : {});
  }

  /** The layout with the items turned, and what they wear with them. */
  swayed(layout, ids, degrees) {
    const about = new Map();
    for (const item of layout.items.filter((item) => ids.has(item.id) && this.together))
      for (const [id, grows] of this.company[item.id] ?? []) if (grows && !ids.has(id)) about.set(id, pivot(item));
    return { ...layout, items: layout.items.map((item) => ids.has(item.id) ? turned(item, degrees, this.aspect)
      : about.has(item.id) && !item.locked ? swung(item, degrees, this.aspect, about.get(item.id)) : item) };
  }

  nudge(dx, dy) {
    if (this.free.size) this.commit(this.placed(this.layout, this.free, (box) => within(shifted(box, dx, dy))), "moved");
  }

  scale(factor) {
    if (!this.free.size) return;
    this.commit(this.placed(this.layout, this.free, ([x0, y0, x1, y1]) => {
      const w = Math.max(LEAST, (x1 - x0) * factor), h = Math.max(LEAST, (y1 - y0) * factor), cx = (x0 + x1) / 2;
      return within([cx - w / 2, y1 - h, cx + w / 2, y1]);
    }), factor > 1 ? "made larger" : "made smaller");
  }

  turn(degrees) {
    if (this.free.size) this.commit(this.swayed(this.layout, this.free, degrees), "turned");
  }

  flip() {
    this.edit("flipped", flipped);
  }

  raise(by) {
    if (this.selection.size) this.commit(raised(this.layout, this.selection, by), by > 0 ? "brought forward" : "sent back");
  }

  lock() {
    if (!this.selection.size) return;
    const all = this.chosen.every((item) => item.locked);
    this.commit(changed(this.layout, this.selection, (item) => ({ ...item, locked: !all })), all ? "unlocked" : "locked");
  }

  duplicate() {
    if (!this.selection.size) return;
    const [layout, fresh] = duplicated(this.layout, this.selection);
    this.selection = fresh;
    this.commit(layout, "duplicated");
    this.on.onSelect?.(this.selection);
  }

  remove() {
    const gone = this.free;
    if (gone.size) this.commit({ ...this.layout, items: this.layout.items.filter((item) => !gone.has(item.id)) }, "deleted");
  }

  relabel(label, attributes) {
    this.edit(`renamed to ${label}`, (item) => ({ ...item, label, attributes, mask: null, keypoints: null, pose: null }));
  }

  rename() {
    if (this.chosen.length && !this.chosen[0].locked) this.on.onRename?.(this.chosen[0]);
  }

  // The outline and the key points of one item --------------------------------------------------------------------------

  /** Begins to edit the "outline", with the "brush", or the "points"; the same again ends it. */
  toggle(mode) {
    if (this.selection.size !== 1 || !this.free.size) return;
    this.#enter(this.mode === mode ? "boxes" : mode);
    const [item] = this.chosen;
    if (this.mode === "brush") this.brush.at = middle(item.box);
    if ((this.mode === "outline" || this.mode === "brush") && !Array.isArray(item.mask)) this.edit("outlined", outlined);
    else this.draw();
    if (this.mode === "outline") this.view.focus("corner:0,0");
    if (this.mode === "brush") this.view.focus("brush");
    if (this.mode === "points" && item.keypoints?.length) this.view.focus(`joint:${item.keypoints[0].name}`);
  }

  #enter(mode) {
    if (mode === this.mode) return;
    this.mode = mode;
    this.corner = mode === "outline" ? [0, 0] : null;
    this.brush.line = null;
    this.view.clear();
    this.on.onMode?.(mode);
  }

  splitCorner(corner) {
    const [item, added] = cornerSplit(this.chosen[0], corner);
    this.#reshape(item, "corner added", added);
  }

  removeCorner(corner) {
    const item = cornerRemoved(this.chosen[0], corner);
    if (item) this.#reshape(item, "corner removed", [0, 0]);
  }

  #reshape(item, said, corner) {
    this.corner = corner;
    this.edit(said, () => item);
    this.view.focus(`corner:${corner}`);
  }

  /** A new key point, in the middle of the item unless said where. */
  addJoint(at) {
    const [item] = this.chosen, name = this.joint || freeJoint(item);
    this.joint = "";
    this.edit(`${name.replaceAll("_", " ")} put`, () => jointPut(item, name, at ?? middle(item.box)));
    this.view.focus(`joint:${name}`);
    this.on.onMode?.(this.mode);
  }

  moveJoint(name, dx, dy) {
    const point = this.chosen[0].keypoints.find((each) => each.name === name);
    this.edit("point moved", (item) => jointPut(item, name, [point.x + dx, point.y + dy]));
  }

  removeJoint(name) {
    this.edit("point removed", (item) => jointRemoved(item, name));
    this.view.focus(`item:${this.chosen[0].id}`);
    this.on.onMode?.(this.mode);
  }

  showJoint(name) {
    this.edit("point shown or hidden", (item) => jointShown(item, name));
  }

  /** A stroke of the brush: points in the unit square. Who embeds the editor joins it with the outline. */
  paint(points) {
    this.on.onPaint?.(this.chosen[0], points, this.brush.radius, this.brush.erase);
  }

  // The brush's ring, which the keyboard moves --------------------------------------------------------------------------

  moveBrush(dx, dy) {
    const { brush } = this, inside = (value) => round(Math.min(1, Math.max(0, value)));
    brush.at = [inside(brush.at[0] + dx), inside(brush.at[1] + dy)];
    if (brush.line) {
      brush.line.push(brush.at);
      this.view.stroke(brush.line, brush.radius, brush.erase);
    }
    this.draw();
  }

  sizeBrush(factor) {
    this.brush.radius = round(Math.min(0.15, Math.max(0.005, this.brush.radius * factor)));
    this.draw();
    this.on.onMode?.(this.mode);
  }

  dab(erase) {
    this.on.onPaint?.(this.chosen[0], [this.brush.at], this.brush.radius, erase);
  }

  /** Begins a stroke at the ring, or ends it: painted or, with false, given up. */
  stroke(painted = true) {
    const { brush } = this, { line } = brush;
    brush.line = line ? null : [brush.at];
    line ? this.view.clear() : this.view.stroke(brush.line, brush.radius, brush.erase);
    this.draw();
    if (line && painted) this.paint(line);
  }

  zoom(to, at) {
    this.view.zoom(to, at);
    this.draw();
  }
}

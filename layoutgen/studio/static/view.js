// What the editor shows: an SVG with the picture faintly below, the items, the guides and the handles of what is selected.

import { hull, middle, nameOf, pairs } from "./layout.js";
import { element, patch } from "./svg.js";

export const UNIT = 1000; // the canvas is so many units wide
export const HANDLES = { nw: [0, 0], n: [0.5, 0], ne: [1, 0], e: [1, 0.5], se: [1, 1], s: [0.5, 1], sw: [0, 1], w: [0, 0.5] };
const SIDES = { nw: "upper left", n: "upper", ne: "upper right", e: "right",
  se: "lower right", s: "lower", sw: "lower left", w: "left" };
const APART = 24; // pixels between the box and the handle that turns it
const ABOUT = "Layout. Tab goes from object to object, Enter selects, arrows move, plus and minus resize, R turns, "
  + "H goes to the handles.";

export class View {
  constructor(root) {
    this.area = { x: 0, y: 0, zoom: 1 };
    this.aspect = 1;
    this.pixel = 2; // units of one pixel of the screen
    this.shown = new Map(); // id -> what was drawn of an item
    this.svg = element("svg", { class: "lg-canvas", preserveAspectRatio: "xMidYMin meet", role: "application", "aria-label": ABOUT });
    this.layers = {};
    for (const name of ["paper", "items", "guides", "handles"]) {
      this.layers[name] = element("g", { class: `lg-${name}` });
      this.svg.append(this.layers[name]);
    }
    this.sheet = element("rect", { class: "lg-sheet", x: 0, y: 0, width: UNIT });
    this.image = element("image", { x: 0, y: 0, width: UNIT, preserveAspectRatio: "none" });
    this.layers.paper.append(this.sheet, this.image);
    root.append(this.svg);
    this.look();
    new ResizeObserver(() => this.#measure()).observe(this.svg);
  }

  get height() {
    return UNIT / this.aspect;
  }

  set backdrop(url) {
    url ? this.image.setAttribute("href", url) : this.image.removeAttribute("href");
  }

  /** Shows the editor's layout; what had the keyboard's focus has it again. What has not changed is left as it is. */
  draw({ layout, selection, mode, corner, brush }) {
    const key = this.svg.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const aspect = layout ? layout.canvas.width / layout.canvas.height : 1;
    if (aspect !== this.aspect) {
      this.aspect = aspect;
      this.look();
    }
    const sorted = layout ? [...layout.items].sort((a, b) => a.z - b.z || area(b) - area(a)) : [];
    const before = this.shown;
    this.shown = new Map();
    const shown = (item) => this.#kept(before.get(item.id), item, nameOf(item, layout), selection.has(item.id));
    patch(this.layers.items, sorted.map(shown));
    const chosen = layout ? layout.items.filter((item) => selection.has(item.id)) : [];
    patch(this.layers.handles, this.#handles(chosen, layout, mode, corner, brush));
    this.svg.classList.toggle("is-brush", mode === "brush");
    if (key && document.activeElement?.dataset?.key !== key) this.focus(key);
  }

  /** How an item is shown: as it was, where nothing of it has changed. */
  #kept(old, item, name, on) {
    const now = [item, name, on, this.pixel, this.aspect];
    this.shown.set(item.id, now);
    return old?.every((each, k) => each === now[k]) ? ["g", { "data-key": `item:${item.id}` }] : this.#item(item, name, on);
  }

  /** Puts the keyboard's focus on "item:car.1.1", "handle:nw", "corner:0,2", "joint:nose"; false when it is not there. */
  focus(key) {
    const node = this.svg.querySelector(`[data-key="${CSS.escape(key)}"]`);
    node?.focus({ preventScroll: true });
    return Boolean(node);
  }

  look() {
    const { x, y, zoom } = this.area;
    for (const node of [this.sheet, this.image]) node.setAttribute("height", this.height);
    this.svg.setAttribute("viewBox", `${x} ${y} ${UNIT / zoom} ${this.height / zoom}`);
    this.#measure();
  }

  #measure() {
    const { clientWidth, clientHeight } = this.svg;
    if (clientWidth && clientHeight) this.pixel = Math.max(UNIT / clientWidth, this.height / clientHeight) / this.area.zoom;
    this.svg.style.setProperty("--lg-pixel", this.pixel);
  }

  /** Where on the canvas an event happened, in the unit square. */
  at(event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM().inverse());
    return [point.x / UNIT, point.y / this.height];
  }

  pan(dx, dy) {
    this.area = { ...this.area, x: this.area.x + dx * this.pixel, y: this.area.y + dy * this.pixel };
    this.look();
  }

  /** Zooms so that the point stays where it is; 1 shows everything. */
  zoom(to, [x, y] = [0.5, 0.5]) {
    const zoom = Math.min(8, Math.max(1, to)), before = this.area.zoom, px = x * UNIT, py = y * this.height;
    this.area = zoom === 1 ? { x: 0, y: 0, zoom }
      : { x: px - ((px - this.area.x) * before) / zoom, y: py - ((py - this.area.y) * before) / zoom, zoom };
    this.look();
  }

  // Guides ---------------------------------------------------------------------------------------------------------

  guide(x, y) {
    const line = (ends) => element("line", { class: "lg-guide", ...ends }), made = [];
    if (x) made.push(line({ x1: x.stop * UNIT, x2: x.stop * UNIT, y1: 0, y2: this.height }));
    if (y) made.push(line({ y1: y.stop * this.height, y2: y.stop * this.height, x1: 0, x2: UNIT }));
    this.layers.guides.replaceChildren(...made);
  }

  frame(box) {
    const [x0, y0, x1, y1] = this.px(box);
    this.layers.guides.replaceChildren(element("rect", { class: "lg-frame", x: x0, y: y0, width: x1 - x0, height: y1 - y0 }));
  }

  /** radius: in units of the canvas's height. */
  stroke(points, radius, erase) {
    const line = points.length > 1 ? points : [points[0], points[0]];
    this.layers.guides.replaceChildren(element("polyline", { class: `lg-stroke${erase ? " is-erasing" : ""}`,
      points: this.#points(line), "stroke-width": 2 * radius * this.height }));
  }

  clear() {
    this.layers.guides.replaceChildren();
  }

  // Items and handles ------------------------------------------------------------------------------------------------

  px(box) {
    return [box[0] * UNIT, box[1] * this.height, box[2] * UNIT, box[3] * this.height];
  }

  #points(points) {
    return points.map(([x, y]) => `${x * UNIT},${y * this.height}`).join(" ");
  }

  #item(item, name, on) {
    const [x0, y0, x1, y1] = this.px(item.box);
    const place = `${Math.round(item.box[0] * 100)} % from the left, ${Math.round(item.box[1] * 100)} % from the top`;
    const angle = item.angle ? `turned ${Math.round(item.angle)} degrees` : "";
    const more = [angle, item.flip ? "flipped" : "", item.locked ? "locked" : ""];
    const classes = ["lg-item", on && "is-on", item.locked && "is-locked", item.z < 0 && "is-region"];
    const attributes = { class: classes.filter(Boolean).join(" "), tabindex: "0", role: "button", "aria-pressed": on,
      "aria-label": [name, place, ...more].filter(Boolean).join(", "),
      "data-id": item.id, "data-key": `item:${item.id}` };
    const outline = Array.isArray(item.mask) ? item.mask : [];
    return ["g", attributes, [
      ["rect", { class: "lg-box", x: x0, y: y0, width: x1 - x0, height: y1 - y0 }],
      ...outline.map((polygon) => ["polygon", { class: "lg-outline", points: this.#points(pairs(polygon)) }]),
      ["text", { class: "lg-label", x: x0 + 4 * this.pixel, y: y0 + 13 * this.pixel }, (item.locked ? "\u{1F512} " : "") + name],
    ]];
  }

  #handles(chosen, layout, mode, corner, brush) {
    const free = chosen.filter((item) => !item.locked);
    if (!free.length) return [];
    const [item] = free;
    if (mode === "brush") return [this.#ring(brush, nameOf(item, layout))];
    if (mode === "outline" && Array.isArray(item.mask)) return this.#corners(item, corner);
    if (mode === "points") return (item.keypoints ?? []).map((point) => this.#joint(point));
    return this.#grips(free, layout);
  }

  #grips(free, layout) {
    const box = hull(free.map((item) => item.box)), [x0, y0, x1, y1] = this.px(box), size = 10 * this.pixel;
    const what = free.length > 1 ? "the selection" : nameOf(free[0], layout);
    const made = Object.entries(HANDLES).map(([name, [fx, fy]]) => ["rect", { class: `lg-handle lg-${name}`,
      x: x0 + (x1 - x0) * fx - size / 2, y: y0 + (y1 - y0) * fy - size / 2, width: size, height: size, tabindex: "-1", role: "button",
      "aria-label": `${SIDES[name]} handle of ${what}, arrows resize`, "data-handle": name, "data-key": `handle:${name}` }]);
    const [cx] = middle(box), above = y0 - APART * this.pixel > this.area.y, angle = Math.round(free[0].angle ?? 0);
    const top = cx * UNIT, from = above ? y0 : y1, to = from + (above ? -APART : APART) * this.pixel;
    const turn = ["circle", { class: "lg-turn", cx: top, cy: to, r: size * 0.6, tabindex: "-1", role: "slider", "aria-valuemin": -180,
      "aria-valuemax": 180, "aria-valuenow": angle, "aria-valuetext": `${angle} degrees`, "aria-label": `angle of ${what}`,
      "data-handle": "turn", "data-key": "handle:turn" }];
    return [["line", { class: "lg-stem", x1: top, x2: top, y1: from, y2: to }], ...made, turn];
  }

  #corners(item, corner) {
    const [atP, atK] = corner ?? [0, 0];
    return item.mask.flatMap((polygon, p) => pairs(polygon).map(([x, y], n) => ["circle", { class: "lg-corner",
      cx: x * UNIT, cy: y * this.height, r: 5 * this.pixel, tabindex: atP === p && atK === 2 * n ? "0" : "-1", role: "button",
      "aria-label": `corner ${n + 1} of ${polygon.length / 2}, arrows move, N and P next, previous, Insert adds, Delete removes`,
      "data-corner": `${p},${2 * n}`, "data-key": `corner:${p},${2 * n}` }]));
  }

  /** Where the keyboard's brush is, and how large. */
  #ring({ at, radius, line }, name) {
    const place = `${Math.round(at[0] * 100)} % from the left, ${Math.round(at[1] * 100)} % from the top`;
    const size = `${Math.round(radius * 200)} % wide`, does = line ? "Enter ends the stroke" : "Enter begins a stroke";
    return ["circle", { class: "lg-ring", cx: at[0] * UNIT, cy: at[1] * this.height, r: radius * this.height, tabindex: "0",
      role: "button", "aria-label": `brush on ${name}, ${place}, ${size}, arrows move, Space paints, X erases, ${does}, plus and minus size`,
      "data-brush": "ring", "data-key": "brush" }];
  }

  #joint(point) {
    const name = point.name.replaceAll("_", " "), x = point.x * UNIT, y = point.y * this.height;
    const hidden = point.visible === false;
    const said = `${name}${hidden ? ", hidden" : ""}, arrows move, V shows or hides, Delete removes`;
    return ["g", { class: `lg-joint${hidden ? " is-hidden" : ""}`, tabindex: "0", role: "button", "aria-label": said,
      "data-joint": point.name, "data-key": `joint:${point.name}` }, [
      ["circle", { cx: x, cy: y, r: 5 * this.pixel }],
      ["text", { class: "lg-label", x: x + 7 * this.pixel, y: y + 4 * this.pixel }, name],
    ]];
  }
}

function area(item) {
  return (item.box[2] - item.box[0]) * (item.box[3] - item.box[1]);
}

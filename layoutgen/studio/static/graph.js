// The scene graph: a drawing in which relations are drawn from object to object, and what is changed in it.

import { $, ask, attempt, made, option, say } from "./server.js";
import { element } from "./svg.js";

const HINT = "Drag from one to another to relate them; click to change one.";
const WIDE = 244, HIGH = 190, PILL = 22; // pixels of the drawing

export class Graph {
  /** session: { layout, add(layout, said), arrange(scene, keep) -> layout }. */
  constructor(session) {
    this.session = session;
    this.svg = element("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, class: "graph" });
    $("graph").append(this.svg, made("p", { className: "hint", textContent: HINT }));
    this.svg.addEventListener("pointerdown", (event) => this.#down(event));
    this.svg.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel"]) this.svg.addEventListener(end, (event) => this.#up(event));
    this.svg.addEventListener("keydown", (event) => {
      const id = event.target.closest("[data-node]")?.dataset.node;
      if (!id || (event.key !== "Enter" && event.key !== " ")) return;
      event.preventDefault();
      this.#edit(id);
    });
    $("node").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#addNode();
    });
    $("relation").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#relate($("subject").value, $("predicate").value, $("object").value);
    });
    $("noding").addEventListener("close", () => this.#edited($("noding").returnValue));
    $("relating").addEventListener("close", () => {
      if ($("relating").returnValue === "ok") this.#relate(this.pair[0], $("relating-predicate").value, this.pair[1]);
    });
  }

  get scene() {
    return this.session.layout?.scene;
  }

  // Showing ----------------------------------------------------------------------------------------------------------

  show() {
    const { scene } = this, objects = scene?.objects ?? [], relations = scene?.relations ?? [];
    this.names = new Map(objects.map((each) => [each.id, named(each)]));
    this.#lists(relations);
    const focused = this.svg.contains(document.activeElement) ? document.activeElement.dataset.node : null;
    this.places = placed(objects.map((each) => each.id));
    this.svg.toggleAttribute("hidden", !objects.length);
    const edges = relations.map((each) => this.#edge(each)), nodes = objects.map((each) => this.#node(each));
    this.svg.replaceChildren(arrowhead(), ...edges, ...nodes);
    if (focused) this.svg.querySelector(`[data-node="${CSS.escape(focused)}"]`)?.focus();
  }

  #lists(relations) {
    for (const id of ["subject", "object"]) {
      const before = $(id).value;
      $(id).replaceChildren(...[...this.names].map(([value, name]) => option(value, name)));
      if (this.names.has(before)) $(id).value = before;
      else if (id === "object") $(id).selectedIndex = Math.min(1, this.names.size - 1);
    }
    $("relation").hidden = this.names.size < 2;
    $("relations").replaceChildren(...relations.map((each, k) => {
      const words = `${this.names.get(each.subject)} ${each.predicate} ${this.names.get(each.object)}`;
      const gone = made("button", { type: "button", textContent: "×" });
      gone.setAttribute("aria-label", `forget: ${words}`);
      gone.addEventListener("click", () => {
        this.#change({ relations: relations.filter((_, n) => n !== k) }, `forgotten: ${words}`);
      });
      return made("li", {}, made("span", { textContent: words }), gone);
    }));
  }

  #node(thing) {
    const [x, y] = this.places.get(thing.id), name = this.names.get(thing.id), wide = Math.min(110, 16 + 6.4 * name.length);
    const node = element("g", { class: `node${thing.kind === "stuff" ? " is-stuff" : ""}`, tabindex: "0", role: "button",
      "data-node": thing.id, "aria-label": `${name}, change` });
    const text = element("text", { x, y: y + 4 });
    text.textContent = name.length > 15 ? `${name.slice(0, 14)}…` : name;
    node.append(element("rect", { x: x - wide / 2, y: y - PILL / 2, width: wide, height: PILL, rx: PILL / 2 }), text);
    return node;
  }

  #edge({ subject, predicate, object }) {
    const [ax, ay] = this.places.get(subject), [bx, by] = this.places.get(object), far = Math.hypot(bx - ax, by - ay) || 1;
    const stop = 1 - Math.min(0.45, (PILL * 0.9) / far), edge = element("g", { class: "edge", "aria-hidden": "true" });
    const text = element("text", { x: ax + (bx - ax) * 0.5, y: ay + (by - ay) * 0.5 - 3 });
    text.textContent = predicate;
    const [x2, y2] = [ax + (bx - ax) * stop, ay + (by - ay) * stop];
    edge.append(element("line", { x1: ax, y1: ay, x2, y2, "marker-end": "url(#arrow)" }), text);
    return edge;
  }

  // The pointer: from one object to another ----------------------------------------------------------------------------

  #down(event) {
    const id = event.target.closest("[data-node]")?.dataset.node;
    if (!id || event.button) return;
    this.svg.setPointerCapture(event.pointerId);
    const [x, y] = this.places.get(id);
    this.drag = { id, line: element("line", { class: "draw", x1: x, y1: y, x2: x, y2: y, "marker-end": "url(#arrow)" }) };
    this.svg.append(this.drag.line);
  }

  #move(event) {
    if (!this.drag) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM().inverse());
    this.drag.line.setAttribute("x2", x);
    this.drag.line.setAttribute("y2", y);
  }

  #up(event) {
    const { drag } = this;
    this.drag = null;
    if (!drag) return;
    drag.line.remove();
    if (event.type === "pointercancel") return;
    const to = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-node]")?.dataset.node;
    if (to === drag.id) this.#edit(to);
    else if (to) {
      this.pair = [drag.id, to];
      $("relating-what").textContent = `${this.names.get(drag.id)} … ${this.names.get(to)}`;
      $("relating").showModal();
    }
  }

  // Changes --------------------------------------------------------------------------------------------------------------

  #change(fields, said) {
    this.session.add({ ...this.session.layout, scene: { ...this.scene, ...fields } }, said);
  }

  #addNode() {
    const text = $("label").value.trim();
    if (!text) return;
    attempt("adding", async () => {
      const parsed = await ask("parse", { text });
      const before = this.scene ?? { ...parsed, objects: [], relations: [], background: [] };
      $("label").value = "";
      this.session.add(await this.session.arrange(joined(before, parsed)), `added: ${text}`);
    });
  }

  #relate(subject, predicate, object) {
    if (!this.scene || !subject || !object || subject === object) return say("choose two different objects", true);
    const relations = [...this.scene.relations, { subject, predicate, object, words: predicate, span: null }];
    const said = `${this.names.get(subject)} ${predicate} ${this.names.get(object)}`;
    attempt("arranging", async () => {
      this.session.add(await this.session.arrange({ ...this.scene, relations }, (item) => item.node !== subject), said);
    });
  }

  #edit(id) {
    const thing = this.scene.objects.find((each) => each.id === id);
    this.editing = id;
    $("node-label").value = thing.label;
    $("node-attributes").value = thing.attributes.join(", ");
    $("node-count").value = typeof thing.count === "number" ? thing.count : "";
    $("node-count").placeholder = String(thing.count);
    $("node-count").disabled = thing.kind === "stuff";
    $("noding").showModal();
  }

  #edited(answer) {
    const thing = this.scene?.objects.find((each) => each.id === this.editing), name = this.names.get(this.editing);
    if (!thing || (answer !== "ok" && answer !== "remove")) return;
    const others = this.scene.objects.filter((each) => each !== thing);
    if (answer === "remove") {
      const relations = this.scene.relations.filter((each) => each.subject !== thing.id && each.object !== thing.id);
      const items = this.session.layout.items.filter((item) => item.node !== thing.id);
      const scene = { ...this.scene, objects: others, relations };
      return this.session.add({ ...this.session.layout, items, scene }, `removed: ${name}`);
    }
    const label = $("node-label").value.trim().toLowerCase() || thing.label;
    const attributes = $("node-attributes").value.toLowerCase().split(",").map((each) => each.trim()).filter(Boolean);
    const count = Number($("node-count").value) || thing.count, changed = { ...thing, label, attributes, count };
    const objects = this.scene.objects.map((each) => (each === thing ? changed : each));
    this.#redo(thing, changed, { ...this.scene, objects }, `${name} is now ${named(changed)}`);
  }

  /** The items of a changed object follow it: their label and attributes, and how many there are. */
  #redo(before, after, scene, said) {
    const other = { label: after.label, mask: null, keypoints: null, pose: null };
    const same = (item) => (before.label === after.label ? item : { ...item, ...other });
    let left = typeof after.count === "number" ? after.count : Infinity;
    const items = this.session.layout.items.filter((item) => item.node !== before.id || left-- > 0)
      .map((item) => (item.node === before.id ? { ...same(item), attributes: after.attributes } : item));
    const layout = { ...this.session.layout, items, scene };
    if (after.count === before.count || left < 0) return this.session.add(layout, said);
    attempt("placing", async () => this.session.add(await this.session.arrange(scene, () => true, layout), said));
  }
}

/** "2 × red dog", "a few birds" as "few: bird". */
function named({ count, attributes, label, kind }) {
  const words = [...attributes, label].join(" ");
  return kind === "stuff" || count === 1 ? words : typeof count === "number" ? `${count} × ${words}` : `${count}: ${words}`;
}

/** Ids -> where they stand, on an ellipse, or in a row when there are two. */
function placed(ids) {
  const turn = (2 * Math.PI) / Math.max(1, ids.length), start = ids.length === 2 ? Math.PI : -Math.PI / 2;
  return new Map(ids.map((id, k) => [id, ids.length === 1 ? [WIDE / 2, HIGH / 2]
    : [WIDE / 2 + (WIDE / 2 - 58) * Math.cos(start + k * turn), HIGH / 2 + (HIGH / 2 - 16) * Math.sin(start + k * turn)]]));
}

function arrowhead() {
  const marker = element("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7,
    orient: "auto" });
  marker.append(element("path", { d: "M0 0L8 4L0 8z" }));
  return marker;
}

/** A scene with the objects of another, which get ids of their own. */
function joined(before, more) {
  const taken = new Set(before.objects.map((each) => each.id)), names = new Map();
  const objects = more.objects.map((each) => {
    let number = 1;
    while (taken.has(`${each.label}.${number}`)) number += 1;
    names.set(each.id, `${each.label}.${number}`);
    taken.add(names.get(each.id));
    return { ...each, id: names.get(each.id), span: null };
  });
  const relations = more.relations.map((each) => {
    return { ...each, subject: names.get(each.subject), object: names.get(each.object), span: null };
  });
  return { ...before, objects: [...before.objects, ...objects], relations: [...before.relations, ...relations],
    background: [...new Set([...before.background, ...more.background])] };
}

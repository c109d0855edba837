// Pure functions on layouts. A layout is the engine's JSON (layoutgen/layout@1) and is never changed in place.

export const LEAST = 0.012; // smallest side of a box, in units of the canvas

export const round = (v) => Math.round(v * 1e5) / 1e5;
export const shifted = (box, dx, dy) => [box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy];
export const middle = (box) => [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];

/** The item with another box and every point of its mask and key points mapped; a run-length mask is dropped. */
function warped(item, box, to) {
  const made = { ...item, box: box.map(round) };
  if (Array.isArray(item.mask))
    made.mask = item.mask.map((polygon) => pairs(polygon).flatMap(([x, y]) => to(x, y).map(round)));
  else if (item.mask) made.mask = null;
  if (item.keypoints)
    made.keypoints = item.keypoints.map((point) => {
      const [x, y] = to(point.x, point.y);
      return { ...point, x: round(x), y: round(y) };
    });
  return made;
}

/** A flat x y list as points. */
export function pairs(polygon) {
  const points = [];
  for (let k = 0; k < polygon.length; k += 2) points.push([polygon[k], polygon[k + 1]]);
  return points;
}

/** The item in another box. */
export function moved(item, box) {
  const [x0, y0, x1, y1] = item.box;
  const fx = (box[2] - box[0]) / (x1 - x0), fy = (box[3] - box[1]) / (y1 - y0);
  return warped(item, box, (x, y) => [box[0] + (x - x0) * fx, box[1] + (y - y0) * fy]);
}

/** The item mirrored within its box; what leaned to the right leans to the left. */
export function flipped(item) {
  const [x0, , x1] = item.box;
  const made = warped(item, item.box, (x, y) => [x0 + x1 - x, y]);
  if (made.keypoints) made.keypoints = made.keypoints.map((point) => ({ ...point, name: otherSide(point.name) }));
  return angled({ ...made, flip: !item.flip }, -(item.angle ?? 0));
}

/** The middle of an item's outline, or of its box where its mask has no polygons: what it turns about. */
export function pivot(item) {
  return middle(Array.isArray(item.mask) ? around(item.mask.flatMap(pairs)) : item.box);
}

/** The item turned clockwise about its middle, which stays. aspect: width / height of the canvas. */
export function turned(item, degrees, aspect) {
  const [cx, cy] = pivot(item), cos = Math.cos(radians(degrees)), sin = Math.sin(radians(degrees));
  const turn = (x, y) => {
    const across = (x - cx) * aspect, down = y - cy;
    return [cx + (cos * across - sin * down) / aspect, cy + sin * across + cos * down];
  };
  const angle = direction((item.angle ?? 0) + degrees);
  let box, dx = 0, dy = 0;
  if (Array.isArray(item.mask)) {
    const found = around(item.mask.flatMap(pairs).map(([x, y]) => turn(x, y)));
    [dx, dy] = [cx - middle(found)[0], cy - middle(found)[1]];
    box = shifted(found, dx, dy);
  } else {
    const [w, h] = room(...sides((item.box[2] - item.box[0]) * aspect, item.box[3] - item.box[1], item.angle ?? 0), angle);
    box = [cx - w / aspect / 2, cy - h / 2, cx + w / aspect / 2, cy + h / 2];
  }
  return angled(warped(item, box, (x, y) => [turn(x, y)[0] + dx, turn(x, y)[1] + dy]), angle);
}

/** The item turned about a point that is not its own middle, as a hat is with its wearer. */
export function swung(item, degrees, aspect, [px, py]) {
  const own = turned(item, degrees, aspect), [cx, cy] = pivot(item);
  const cos = Math.cos(radians(degrees)), sin = Math.sin(radians(degrees)), across = (cx - px) * aspect, down = cy - py;
  return moved(own, shifted(own.box, px + (cos * across - sin * down) / aspect - cx, py + sin * across + cos * down - cy));
}

/** The same direction above -180 and up to 180 degrees. */
export function direction(degrees) {
  return Math.round((180 - ((((180 - degrees) % 360) + 360) % 360)) * 1e3) / 1e3;
}

function angled(item, angle) {
  const { angle: _, ...upright } = item;
  return angle ? { ...upright, angle } : upright;
}

const radians = (degrees) => (degrees * Math.PI) / 180;

/** Width and height of the upright box around a turned rectangle. */
function room(width, height, degrees) {
  const cos = Math.abs(Math.cos(radians(degrees))), sin = Math.abs(Math.sin(radians(degrees)));
  return [width * cos + height * sin, width * sin + height * cos];
}

/** Width and height of the rectangle that, turned, needs this room; a square where several would. */
function sides(width, height, degrees) {
  const cos = Math.abs(Math.cos(radians(degrees))), sin = Math.abs(Math.sin(radians(degrees))), apart = cos * cos - sin * sin;
  if (Math.abs(apart) > 0.05) {
    const made = [(width * cos - height * sin) / apart, (height * cos - width * sin) / apart];
    if (Math.min(...made) > 0) return made;
  }
  const side = Math.max(width, height) / (cos + sin);
  return [side, side];
}

/** The box around points. */
export function around(points) {
  const xs = points.map(([x]) => x), ys = points.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** The box around boxes, or null. */
export function hull(boxes) {
  return boxes.length ? around(boxes.flatMap((box) => [[box[0], box[1]], [box[2], box[3]]])) : null;
}

/** How boxes follow when the box around them becomes another. */
export function mapped(box, [x0, y0, x1, y1]) {
  const fx = (x1 - x0) / (box[2] - box[0]), fy = (y1 - y0) / (box[3] - box[1]);
  const px = (v) => x0 + (v - box[0]) * fx, py = (v) => y0 + (v - box[1]) * fy;
  return (each) => [px(each[0]), py(each[1]), px(each[2]), py(each[3])];
}

/** The box kept where a layout may hold it. */
export function within(box) {
  const dx = Math.max(-0.9 - box[0], 0) + Math.min(1.9 - box[2], 0);
  const dy = Math.max(-0.9 - box[1], 0) + Math.min(1.9 - box[3], 0);
  return shifted(box, dx, dy).map((v) => Math.min(2, Math.max(-1, v)));
}

// Whole layouts -------------------------------------------------------------------------------------------------

/** The layout in which `change` was applied to the items whose ids are in `ids`. */
export function changed(layout, ids, change) {
  return { ...layout, items: layout.items.map((item) => (ids.has(item.id) ? change(item) : item)) };
}

/**
 * The layout with items in new boxes, and what is attached to them brought along: its foot keeps its place on the host.
 * boxes: Map id -> box. company: host -> list of [follower, whether it grows with the host].
 */
export function carried(layout, boxes, company) {
  const old = new Map(layout.items.map((item) => [item.id, item])), places = new Map(boxes), waiting = [...boxes.keys()];
  while (waiting.length) {
    const host = waiting.shift(), from = old.get(host).box, to = places.get(host);
    const fx = (to[2] - to[0]) / (from[2] - from[0]), fy = (to[3] - to[1]) / (from[3] - from[1]);
    for (const [id, grows] of company[host] ?? []) {
      if (places.has(id) || !old.has(id) || old.get(id).locked) continue;
      const box = old.get(id).box, cx = to[0] + (middle(box)[0] - from[0]) * fx, foot = to[1] + (box[3] - from[1]) * fy;
      const w = (box[2] - box[0]) * (grows ? fx : 1), h = (box[3] - box[1]) * (grows ? fy : 1);
      places.set(id, within([cx - w / 2, foot - h, cx + w / 2, foot]));
      waiting.push(id);
    }
  }
  return { ...layout, items: layout.items.map((item) => (places.has(item.id) ? moved(item, places.get(item.id)) : item)) };
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

/** How an item is called: "red car", with its number when there are several of the label. */
export function nameOf(item, layout) {
  const alike = layout ? layout.items.filter((other) => other.label === item.label) : [];
  const number = alike.length > 1 ? ` ${alike.findIndex((other) => other.id === item.id) + 1}` : "";
  return [...item.attributes, item.label].join(" ") + number;
}

/** The name of a key point in a mirror: a left hand is a right one. */
function otherSide(name) {
  return name.split("_").map((part) => ({ left: "right", right: "left" })[part] ?? part).join("_");
}

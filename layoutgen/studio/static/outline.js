// The corners of an item's outline and its key points: added, moved, taken away. A corner is [polygon, index of its x].

import { LEAST, around, pairs, round } from "./layout.js";

/** The item with one corner elsewhere. */
export function cornerMoved(item, [p, k], [x, y]) {
  return reshaped(item, (mask) => mask[p].splice(k, 2, round(x), round(y)));
}

/** The item with a new corner on the side of its outline that is nearest to a point, and that corner. */
export function cornerAdded(item, [x, y]) {
  let best = null;
  item.mask.forEach((polygon, p) => {
    const points = pairs(polygon);
    points.forEach((point, n) => {
      const far = distance([x, y], point, points[(n + 1) % points.length]);
      if (!best || far < best.far) best = { far, corner: [p, 2 * n + 2] };
    });
  });
  const [p, k] = best.corner;
  return [reshaped(item, (mask) => mask[p].splice(k, 0, round(x), round(y))), best.corner];
}

/** The item with a new corner halfway to the next one. */
export function cornerSplit(item, [p, k]) {
  const points = pairs(item.mask[p]), [a, b] = [points[k / 2], points[(k / 2 + 1) % points.length]];
  return [reshaped(item, (mask) => mask[p].splice(k + 2, 0, round((a[0] + b[0]) / 2), round((a[1] + b[1]) / 2))), [p, k + 2]];
}

/** The item without a corner, and without the polygon when too few are left; null when nothing would be. */
export function cornerRemoved(item, [p, k]) {
  if (item.mask[p].length <= 6 && item.mask.length === 1) return null;
  return reshaped(item, (mask) => (mask[p].length <= 6 ? mask.splice(p, 1) : mask[p].splice(k, 2)));
}

/** The corner after (by = 1) or before one, through all polygons. */
export function cornerBeside(item, [p, k], by) {
  const all = item.mask.flatMap((polygon, q) => pairs(polygon).map((_, n) => [q, 2 * n]));
  const at = all.findIndex(([q, n]) => q === p && n === k);
  return all[(at + by + all.length) % all.length];
}

/** The item whose outline is its box, where it has none of polygons. */
export function outlined(item) {
  const [x0, y0, x1, y1] = item.box;
  return Array.isArray(item.mask) ? item : { ...item, mask: [[x0, y0, x1, y0, x1, y1, x0, y1]] };
}

function reshaped(item, change) {
  const mask = item.mask.map((polygon) => [...polygon]);
  change(mask);
  const [x0, y0, x1, y1] = around(mask.flatMap(pairs));
  return { ...item, mask, box: [x0, y0, Math.max(x1, x0 + LEAST), Math.max(y1, y0 + LEAST)].map(round) };
}

function distance([x, y], [ax, ay], [bx, by]) {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const t = length ? Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) : 0;
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}

// Key points, by name -----------------------------------------------------------------------------------------------

/** The names of persons' key points, as COCO has them. */
export const JOINTS = ["nose", "left_eye", "right_eye", "left_ear", "right_ear", "left_shoulder", "right_shoulder", "left_elbow",
  "right_elbow", "left_wrist", "right_wrist", "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle"];

/** The first name that the item has no point of. */
export function freeJoint(item) {
  const taken = new Set((item.keypoints ?? []).map((point) => point.name));
  const free = JOINTS.find((name) => !taken.has(name));
  if (free) return free;
  let number = 1;
  while (taken.has(`point_${number}`)) number += 1;
  return `point_${number}`;
}

/** The item with a point of this name here, in place of the one that it had. */
export function jointPut(item, name, [x, y]) {
  const points = item.keypoints ?? [], put = { name, x: round(x), y: round(y), visible: true };
  const keypoints = points.some((point) => point.name === name)
    ? points.map((point) => (point.name === name ? { ...put, visible: point.visible } : point)) : [...points, put];
  return { ...item, keypoints };
}

/** The item without a point. The list may become empty: a person with none at all is given them by the engine. */
export function jointRemoved(item, name) {
  return { ...item, keypoints: item.keypoints.filter((point) => point.name !== name) };
}

/** The item with a point shown or hidden. */
export function jointShown(item, name) {
  const turned = (point) => ({ ...point, visible: point.visible === false });
  return { ...item, keypoints: item.keypoints.map((point) => (point.name === name ? turned(point) : point)) };
}

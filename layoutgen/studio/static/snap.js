// Where an edge is caught by the edges and middles of other boxes and of the canvas.

const REACH = 0.012; // how near an edge must come, in units of the canvas

/** The stops in both directions: { x, y }, for boxes that stay where they are. */
export function stops(boxes) {
  const along = (a, b) => [0, 0.5, 1, ...boxes.flatMap((box) => [box[a], (box[a] + box[b]) / 2, box[b]])];
  return { x: along(0, 2), y: along(1, 3) };
}

/** The nearest stop that one of the edges is caught by: { off, stop }, where off leads there; or null. */
export function caught(edges, places, zoom) {
  let best = null;
  for (const edge of edges)
    for (const stop of places) {
      const off = stop - edge;
      if (Math.abs(off) < REACH / zoom && (!best || Math.abs(off) < Math.abs(best.off))) best = { off, stop };
    }
  return best;
}

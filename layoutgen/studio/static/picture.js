// The picture beside the canvas: one request at a time, and the newest layout next.

import { $, ask, newest, say } from "./server.js";

const LIVE = 400; // pixels of the picture while something is dragged

export class Picture {
  constructor(onDrawn) {
    this.onDrawn = onDrawn; // takes the address of the new picture
    this.live = true; // whether the renderer is quick enough to follow a drag
    this.work = newest((layout, dragging) => this.#work(layout, dragging));
    this.url = null;
    this.alive = new Map(); // renderer -> live
  }

  get renderer() {
    return $("renderer").value || "clipart";
  }

  /** Finds out whether the chosen renderer can follow a drag. */
  async choose() {
    const name = this.renderer;
    if (!this.alive.has(name)) {
      const told = await ask(`renderer?name=${encodeURIComponent(name)}`).catch(() => ({ live: false }));
      this.alive.set(name, told.live);
    }
    if (name === this.renderer) this.live = this.alive.get(name);
  }

  /** Draws the layout, smaller while something is dragged. */
  draw(layout, dragging = false) {
    if (layout && (!dragging || this.live)) this.work(layout, dragging);
  }

  async #work(layout, dragging) {
    const { width, height } = layout.canvas, scale = dragging ? Math.min(1, LIVE / Math.max(width, height)) : 1;
    try {
      this.#show(layout, await ask("render", { layout, renderer: this.renderer,
        width: Math.max(16, Math.round(width * scale)), height: Math.max(16, Math.round(height * scale)) }, "blob"));
    } catch (error) {
      say(error.message, true);
    }
  }

  #show(layout, { blob, headers }) {
    const old = this.url;
    this.url = URL.createObjectURL(blob);
    $("image").src = this.url;
    $("image").alt = layout.scene.text || "the picture of the layout";
    $("report").textContent = headers.get("x-report") ?? "";
    const { dataset } = document.documentElement;
    dataset.drawn = String(Number(dataset.drawn ?? 0) + 1);
    this.onDrawn(this.url);
    if (old) setTimeout(() => URL.revokeObjectURL(old), 1000);
  }
}

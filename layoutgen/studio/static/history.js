// The steps of a session: each is a whole layout, so undo is exact. They are kept in the browser for the next visit.

const STORE = "layoutgen-studio";
const MOST = 200; // steps that can be undone
const KEPT = 40; // steps that a reload finds

export class History {
  constructor() {
    this.steps = []; // { layout, said }
    this.at = -1;
  }

  get step() {
    return this.steps[this.at] ?? null;
  }

  get layout() {
    return this.step?.layout ?? null;
  }

  get canUndo() {
    return this.at > 0;
  }

  get canRedo() {
    return this.at < this.steps.length - 1;
  }

  add(layout, said) {
    this.steps = [...this.steps.slice(0, this.at + 1), { layout, said }].slice(-MOST);
    this.at = this.steps.length - 1;
    return this.step;
  }

  /** One step back (by = -1) or on; what was done, in words, or null at the end. */
  travel(by) {
    const to = this.at + by;
    if (to < 0 || to >= this.steps.length) return null;
    const said = by < 0 ? `undone: ${this.steps[this.at].said}` : `again: ${this.steps[to].said}`;
    this.at = to;
    return said;
  }

  restart(layout, said) {
    this.steps = [{ layout, said }];
    this.at = 0;
  }

  /** Keeps the last steps, with what the page wants to find again. */
  keep(more) {
    const steps = this.steps.slice(-KEPT).map(({ layout, said }) => ({ layout, said }));
    const at = Math.max(0, this.at - (this.steps.length - steps.length));
    try {
      localStorage.setItem(STORE, JSON.stringify({ ...more, steps, at }));
    } catch {
      localStorage.removeItem(STORE); // full: the next visit begins anew
    }
  }

  /** Finds what was kept; returns what the page had added, or null. */
  find() {
    const kept = JSON.parse(localStorage.getItem(STORE) ?? "null");
    if (!kept) return null;
    this.steps = kept.steps ?? [];
    this.at = Math.min(kept.at ?? this.steps.length - 1, this.steps.length - 1);
    return kept;
  }
}

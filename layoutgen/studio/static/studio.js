// The page: sentence in, picture out, and everything around the editor joined together.

import { Editor } from "./editor.js";
import { Graph } from "./graph.js";
import { History } from "./history.js";
import { Picture } from "./picture.js";
import { askName, openNames } from "./naming.js";
import { difference, openObjects, showAsked, showObjects } from "./lists.js";
import { openFiles } from "./files.js";
import { JOINTS, freeJoint } from "./outline.js";
import { openVariants } from "./variants.js";
import { refreshed, roving, tools } from "./tools.js";
import { $, ask, attempt, newest, option, say } from "./server.js";

const history = new History();
let painting = Promise.resolve(); // one stroke after the other: each goes on from what the last has left
const editor = new Editor($("canvas"), {
  onInput(layout) {
    picture.draw(layout, true);
    follow(layout);
  },
  onChange: (layout, said) => session.add(layout, said),
  onSelect: () => lists(),
  onMode: () => modes(),
  onRename: (item) => askName(editor, item),
  onPaint(item, points, radius, erase) {
    painting = painting.then(() => attempt("painting", async () => {
      const painted = await ask("brush", { layout: history.layout, item: item.id, points, radius, erase });
      session.add(painted, `${item.label}: outline ${erase ? "erased" : "painted"}`, false);
    }));
  },
});
const picture = new Picture((url) => (editor.backdrop = url));

/** What the parts of the page share: the layout as it is, a new step, and the predictor. */
const session = {
  get layout() {
    return history.layout;
  },
  get seed() {
    return Number($("seed").value) || 0;
  },
  /** A new step. followed: whether outlines follow the drawing; not where they are what was changed or opened. */
  add(layout, said, followed = editor.mode === "boxes") {
    const before = history.step, step = history.add(layout, said);
    tell(said);
    step.done = complete(step, followed ? before : null);
  },
  /** The scene laid out. Items of `layout` for which `keep` is true stay where they are; locked ones always do. */
  async arrange(scene, keep = () => true, layout = history.layout, seed = session.seed) {
    const locked = new Map((layout?.items ?? []).map((item) => [item.id, item.locked]));
    const held = layout && { ...layout, items: layout.items.map((item) => ({ ...item, locked: item.locked || keep(item) })) };
    const made = await ask("layout", { scene, keep: held, ...size(), predictor: $("predictor").value || "prior", seed });
    return { ...made, items: made.items.map((item) => ({ ...item, locked: locked.get(item.id) ?? false })) };
  },
};
const graph = new Graph(session);
let told = null; // the statements, as the status line has last spoken of them
const size = () => ({ width: history.layout?.canvas.width ?? 512, height: history.layout?.canvas.height ?? 512 });

/**
 * Gives the items of a step the outlines that they lack, such as those of renamed ones, and those that the drawing has
 * otherwise now, such as those of a dog that looks back. What is edited by hand stays.
 */
async function complete(step, before) {
  await before?.done; // with the outlines of the step before, which may still be on their way
  const { layout } = step, same = !before || before.layout === layout;
  if (same && layout.items.every((item) => item.mask)) return;
  const made = await ask("shape", same ? { layout, seed: session.seed } : { layout, before: before.layout }).catch(() => null);
  if (!made || JSON.stringify(made.items) === JSON.stringify(layout.items)) return;
  step.layout = { ...layout, items: made.items };
  if (history.step === step && !editor.gestures.drag) show();
}

// Showing ---------------------------------------------------------------------------------------------------------------

/** Shows the step that the history is at; returns what is asked for, when the server has answered. */
function show() {
  const { layout } = history;
  editor.show(layout);
  lists();
  keep();
  picture.draw(layout);
  return check(layout);
}

const follow = newest(check);

/** Asks what holds in the layout, and shows it if it is still the one that is shown. */
async function check(layout) {
  if (!layout) {
    showAsked([], () => {});
    return null;
  }
  const told = await ask("check", { layout }).catch(() => null);
  if (!told) return null;
  if (layout === editor.layout || layout === history.layout) {
    showAsked(told.statements, (nodes) => {
      editor.select(editor.layout.items.filter((item) => nodes.includes(item.node)).map((item) => item.id));
    });
    if (layout === history.layout) editor.company = told.company;
  }
  return told.statements;
}

function lists() {
  const { layout } = history;
  refreshed(buttons, editor);
  $("undo").disabled = !history.canUndo;
  $("redo").disabled = !history.canRedo;
  for (const id of ["export", "png", "json", "variants"]) $(id).disabled = !layout;
  showObjects(editor);
  graph.show();
  modes();
  for (const refresh of bars) refresh();
}

/** What belongs to the outline's brush and to the key points is shown while they are edited. */
function modes() {
  refreshed(buttons, editor);
  $("manner").hidden = editor.mode === "brush" || editor.mode === "points";
  $("brush").hidden = editor.mode !== "brush";
  $("radius").value = editor.brush.radius;
  $("joint").hidden = editor.mode !== "points";
  if (editor.mode === "points") $("joint-name").value = editor.joint || freeJoint(editor.chosen[0]);
  $("all").textContent = `${Math.round(editor.view.area.zoom * 100)} %`;
}

function keep() {
  history.keep(Object.fromEntries(["text", "seed", "renderer", "predictor"].map((id) => [id, $(id).value])));
}

function travel(by) {
  const said = history.travel(by);
  if (said) tell(said);
}

/** Shows the step, and says in one line what was done and which of the things asked for are lost or gained by it. */
async function tell(said) {
  const { step } = history, statements = await show();
  if (history.step !== step) return; // a newer one speaks for both
  say([said, statements && told ? difference(told, statements) : ""].filter(Boolean).join("; "));
  told = statements;
}

// What a person does ------------------------------------------------------------------------------------------------------

$("say").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("text").value.trim();
  if (!text) return say("type what the picture should show, such as: a red car on a street", true);
  attempt("reading", async () => {
    const how = { predictor: $("predictor").value || "prior", seed: session.seed };
    session.add(await ask("layout", { text, ...size(), ...how }), `drawn: ${text}`);
  });
});

$("command").addEventListener("submit", (event) => {
  event.preventDefault();
  const words = $("words").value.trim(), { layout } = history;
  if (!words) return;
  if (/^(undo|redo)$/i.test(words)) {
    $("words").value = "";
    return travel(/^u/i.test(words) ? -1 : 1);
  }
  if (!layout) return say("there is no layout yet: type a sentence first", true);
  attempt("editing", async () => {
    const made = await ask("edit", { layout, words, seed: session.seed });
    $("words").value = "";
    session.add(made.layout, made.told.join("; ") || words);
  });
});

const buttons = tools(editor);
$("tools").append(...buttons);
const bars = [$("tools"), $("files")].map(roving);
$("undo").addEventListener("click", () => travel(-1));
$("redo").addEventListener("click", () => travel(1));
$("snap").addEventListener("change", (event) => (editor.snap = event.target.checked));
$("together").addEventListener("change", (event) => (editor.together = event.target.checked));
$("radius").addEventListener("input", (event) => (editor.brush.radius = Number(event.target.value)));
$("erase").addEventListener("change", (event) => (editor.brush.erase = event.target.checked));
$("joint-name").addEventListener("input", (event) => (editor.joint = event.target.value.trim().replaceAll(" ", "_")));
$("joint-add").addEventListener("click", () => editor.addJoint());
for (const [id, zoom] of [["out", (now) => now / 1.5], ["in", (now) => now * 1.5], ["all", () => 1]])
  $(id).addEventListener("click", () => (editor.zoom(zoom(editor.view.area.zoom)), modes()));
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  const by = { z: -1, Z: 1, y: 1 }[event.key];
  if (!by) return;
  travel(by);
  event.preventDefault();
});
$("renderer").addEventListener("change", async () => {
  keep();
  await picture.choose();
  picture.draw(history.layout);
});
$("predictor").addEventListener("change", keep);
$("theme").addEventListener("click", () => {
  const { classList } = document.documentElement, dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const now = classList.contains("dark") || (dark && !classList.contains("light")) ? "light" : "dark";
  classList.remove("light", "dark");
  classList.add(now);
});
openObjects(editor);
openNames(editor);
openFiles(session, () => picture.renderer);
openVariants(session, () => picture.renderer);

// The beginning --------------------------------------------------------------------------------------------------------------

async function begin() {
  const stages = await ask("stages");
  for (const [id, kind] of [["renderer", "renderer"], ["predictor", "predictor"], ["format", "exporter"]])
    $(id).replaceChildren(...stages[kind].map((plugin) => Object.assign(option(plugin.name), { title: plugin.about })));
  for (const id of ["predicate", "relating-predicate"]) $(id).replaceChildren(...stages.predicates.map((name) => option(name)));
  $("joints").replaceChildren(...JOINTS.map((name) => option(name)));
  const { layout } = await ask("opened"), kept = history.find();
  if (kept) {
    $("text").value = kept.text ?? "";
    $("seed").value = kept.seed ?? 0;
    for (const id of ["renderer", "predictor"])
      if ([...$(id).options].some((each) => each.value === kept[id])) $(id).value = kept[id];
  }
  if (layout && JSON.stringify(layout) !== JSON.stringify(history.steps[0]?.layout)) {
    history.restart(layout, "opened");
    $("text").value = layout.scene.text;
  }
  await picture.choose();
  show().then((statements) => (told = statements));
  document.documentElement.dataset.ready = "yes";
}
begin().catch((error) => say(error.message, true));

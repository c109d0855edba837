// The page around the editor: sentence in, picture out, history, the list of what was asked for, export.

import { Editor, nameOf } from "./editor.js";

const $ = (id) => document.getElementById(id);
const STORE = "layoutgen-studio";
const LIVE = 512; // pixels of the picture while something is dragged

const state = { steps: [], at: -1, stages: {}, listens: true };

// The server ----------------------------------------------------------------------------------------------------

/** Asks the server; throws an Error with its sentence. */
async function ask(path, body, kind = "json") {
  const raw = body instanceof Blob;
  const response = await fetch(`/api/${path}`, body === undefined ? {} : { method: "POST", body: raw ? body : JSON.stringify(body),
    headers: raw ? {} : { "content-type": "application/json" } });
  if (!response.ok) {
    const said = await response.json().catch(() => ({}));
    throw new Error(said.error ?? `the server answered ${response.status}`);
  }
  if (kind === "json") return response.json();
  return { blob: await response.blob(), headers: response.headers };
}

/** Runs what a person asked for; a mistake becomes one sentence in the status line, and nothing is lost. */
async function attempt(what, task) {
  say(`${what} …`);
  document.body.setAttribute("aria-busy", "true");
  try {
    const said = await task();
    say(said ?? "");
    return true;
  } catch (error) {
    say(error.message, true);
    return false;
  } finally {
    document.body.removeAttribute("aria-busy");
  }
}

function say(text, bad = false) {
  $("status").textContent = text;
  $("status").classList.toggle("is-bad", bad);
}

// History: every step is a whole layout, so undo is exact -----------------------------------------------------------

function current() {
  return state.steps[state.at]?.layout ?? null;
}

function commit(layout, said) {
  state.steps = [...state.steps.slice(0, state.at + 1), { layout, said }].slice(-200);
  state.at = state.steps.length - 1;
  show();
  if (said) say(said);
}

function travel(by) {
  const to = state.at + by;
  if (to < 0 || to >= state.steps.length) return;
  const said = by < 0 ? `undone: ${state.steps[state.at].said}` : `again: ${state.steps[to].said}`;
  state.at = to;
  show();
  say(said);
}

function keep() {
  const kept = { steps: state.steps.slice(-40), text: $("text").value, seed: $("seed").value, renderer: $("renderer").value, predictor: $("predictor").value };
  kept.at = Math.max(0, state.at - (state.steps.length - kept.steps.length));
  try {
    localStorage.setItem(STORE, JSON.stringify(kept));
  } catch {
    localStorage.removeItem(STORE); // full: the next visit begins anew
  }
}

// Showing -------------------------------------------------------------------------------------------------------

function show() {
  const layout = current();
  editor.show(layout);
  lists();
  keep();
  draw(layout, false);
  check(layout);
}

function entry(text, make = (node) => node) {
  const node = document.createElement("li");
  node.textContent = text;
  return make(node) ?? node;
}

function lists() {
  const layout = editor.layout;
  for (const button of document.querySelectorAll("#tools button")) button.disabled = !layout || (!["undo", "redo"].includes(button.dataset.do) && !editor.selection.size);
  document.querySelector("[data-do=undo]").disabled = state.at < 1;
  document.querySelector("[data-do=redo]").disabled = state.at >= state.steps.length - 1;
  for (const id of ["export", "png", "json", "variants"]) $(id).disabled = !layout;
  const items = layout ? [...layout.items].sort((a, b) => b.z - a.z) : [];
  $("objects").replaceChildren(...items.map((item) => entry((item.locked ? "\u{1F512} " : "") + nameOf(item, layout), (node) => {
    node.setAttribute("role", "option");
    node.tabIndex = 0;
    node.setAttribute("aria-selected", String(editor.selection.has(item.id)));
    const pick = (event) => editor.select(event.shiftKey || event.ctrlKey ? [...editor.selection, item.id] : [item.id]);
    node.addEventListener("click", pick);
    node.addEventListener("keydown", (event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), pick(event)));
  })));
  graph(layout?.scene);
}

function graph(scene) {
  const names = new Map((scene?.objects ?? []).map((o) => [o.id, [...o.attributes, o.label].join(" ")]));
  for (const id of ["subject", "object"]) {
    const before = $(id).value;
    $(id).replaceChildren(...[...names].map(([value, name]) => option(value, name)));
    if (names.has(before)) $(id).value = before;
    else if (id === "object") $(id).selectedIndex = Math.min(1, names.size - 1);
  }
  $("relations").replaceChildren(...(scene?.relations ?? []).map((r, k) => entry("", (node) => {
    const words = document.createElement("span");
    words.textContent = `${names.get(r.subject)} ${r.predicate} ${names.get(r.object)}`;
    const gone = document.createElement("button");
    gone.textContent = "×";
    gone.setAttribute("aria-label", `forget: ${words.textContent}`);
    gone.addEventListener("click", () => {
      const relations = scene.relations.filter((_, n) => n !== k);
      commit({ ...current(), scene: { ...scene, relations } }, `forgotten: ${words.textContent}`);
    });
    node.append(words, gone);
  })));
}

function option(value, name) {
  const node = document.createElement("option");
  node.value = value;
  node.textContent = name;
  return node;
}

// The list of what the text asked for
async function check(layout) {
  if (!layout) return $("asked").replaceChildren();
  const { statements } = await ask("check", { layout }).catch(() => ({ statements: [] }));
  if (layout !== editor.layout && layout !== current()) return;
  $("asked").replaceChildren(...statements.map((s) => entry(s.said, (node) => {
    node.classList.toggle("is-off", !s.holds);
    node.setAttribute("aria-label", `${s.said}: ${s.holds ? "holds" : "does not hold"}`);
  })));
}

// The picture: one request at a time, and the newest layout next
const picture = { busy: false, next: null, url: null };

function draw(layout, live) {
  if (!layout) return;
  picture.next = { layout, live };
  if (!picture.busy) work();
}

async function work() {
  picture.busy = true;
  while (picture.next) {
    const { layout, live } = picture.next;
    picture.next = null;
    const { width, height } = layout.canvas, scale = live ? Math.min(1, LIVE / Math.max(width, height)) : 1;
    try {
      const { blob, headers } = await ask("render", { layout, renderer: $("renderer").value || "clipart",
        width: Math.max(16, Math.round(width * scale)), height: Math.max(16, Math.round(height * scale)) }, "blob");
      const old = picture.url;
      picture.url = URL.createObjectURL(blob);
      picture.blob = live ? null : blob;
      $("image").src = picture.url;
      $("image").alt = layout.scene.text || "the picture of the layout";
      $("report").textContent = headers.get("x-report") ?? "";
      editor.backdrop = picture.url;
      document.documentElement.dataset.drawn = String(Number(document.documentElement.dataset.drawn ?? 0) + 1);
      if (old) setTimeout(() => URL.revokeObjectURL(old), 1000);
    } catch (error) {
      say(error.message, true);
    }
  }
  picture.busy = false;
}

// What a person does ----------------------------------------------------------------------------------------------

const editor = new Editor($("canvas"), {
  onInput(layout) {
    if ($("renderer").value === "clipart") draw(layout, true);
    check(layout);
  },
  onChange: (layout, said) => commit(layout, said),
  onSelect: () => lists(),
  onRename: (item) => rename(item),
});

const size = () => ({ width: current()?.canvas.width ?? 512, height: current()?.canvas.height ?? 512 });

async function predict(what, body, text) {
  await attempt(what, async () => {
    const layout = await ask("layout", { ...body, ...size(), predictor: $("predictor").value || "prior", seed: Number($("seed").value) || 0 });
    commit(layout, text);
    return text;
  });
}

$("say").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("text").value.trim();
  if (text) predict("reading", { text }, `drawn: ${text}`);
  else say("type what the picture should show, such as: a red car on a street", true);
});

$("command").addEventListener("submit", (event) => {
  event.preventDefault();
  const words = $("words").value.trim(), layout = current();
  if (!words) return;
  if (/^undo$/i.test(words) || /^redo$/i.test(words)) {
    travel(/^u/i.test(words) ? -1 : 1);
    $("words").value = "";
    return;
  }
  if (!layout) return say("there is no layout yet: type a sentence first", true);
  attempt("editing", async () => {
    const made = await ask("edit", { layout, words, seed: Number($("seed").value) || 0 });
    $("words").value = "";
    commit(made.layout, made.told.join("; ") || words);
    return made.told.join("; ");
  });
});

/** The layout with its scene changed; what is there stays, what is new is placed. */
function rescene(scene, said) {
  const layout = current(), locked = new Map((layout?.items ?? []).map((item) => [item.id, item.locked]));
  const held = layout && { ...layout, items: layout.items.map((item) => ({ ...item, locked: true })) };
  attempt("placing", async () => {
    const made = await ask("layout", { scene, keep: held, ...size(), predictor: $("predictor").value || "prior", seed: Number($("seed").value) || 0 });
    commit({ ...made, items: made.items.map((item) => ({ ...item, locked: locked.get(item.id) ?? false })) }, said);
    return said;
  });
}

$("node").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("label").value.trim();
  if (!text) return;
  attempt("adding", async () => {
    const parsed = await ask("parse", { text }), before = current()?.scene ?? { ...parsed, objects: [], relations: [] };
    const taken = new Set(before.objects.map((o) => o.id)), names = new Map();
    const objects = parsed.objects.map((o) => {
      let number = 1;
      while (taken.has(`${o.label}.${number}`)) number += 1;
      names.set(o.id, `${o.label}.${number}`);
      taken.add(names.get(o.id));
      return { ...o, id: names.get(o.id), span: null };
    });
    const relations = parsed.relations.map((r) => ({ ...r, subject: names.get(r.subject), object: names.get(r.object), span: null }));
    const places = [...new Set([...before.background, ...parsed.background])];
    $("label").value = "";
    rescene({ ...before, objects: [...before.objects, ...objects], relations: [...before.relations, ...relations], background: places }, `added: ${text}`);
  });
});

$("relation").addEventListener("submit", (event) => {
  event.preventDefault();
  const scene = current()?.scene, [subject, predicate, object] = ["subject", "predicate", "object"].map((id) => $(id).value);
  if (!scene || !subject || !object || subject === object) return say("choose two different objects", true);
  const layout = current();
  const next = { ...scene, relations: [...scene.relations, { subject, predicate, object, words: predicate, span: null }] };
  attempt("arranging", async () => {
    const keepers = { ...layout, items: layout.items.map((item) => ({ ...item, locked: item.locked || (item.node !== subject) })) };
    const made = await ask("layout", { scene: next, keep: keepers, ...size(), predictor: $("predictor").value || "prior", seed: Number($("seed").value) || 0 });
    const locked = new Map(layout.items.map((item) => [item.id, item.locked]));
    const said = `${subject} ${predicate} ${object}`;
    commit({ ...made, items: made.items.map((item) => ({ ...item, locked: locked.get(item.id) ?? false })) }, said);
    return said;
  });
});

function rename(item) {
  if (!item || item.locked) return;
  editor.select([item.id]);
  $("name").value = [...item.attributes, item.label].join(" ");
  $("naming").showModal();
  $("name").select();
  suggest($("name"));
}

$("naming").addEventListener("close", () => {
  const words = $("name").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if ($("naming").returnValue !== "ok" || !words.length) return;
  const nouns = new Set([...$("nouns").options].map((o) => o.value));
  let start = words.length - 1;
  for (let k = 0; k < words.length; k += 1) if (nouns.has(words.slice(k).join(" "))) { start = k; break; }
  editor.relabel(words.slice(start).join(" "), words.slice(0, start));
});

async function suggest(input) {
  const last = input.value.trim().split(/\s+/).pop() ?? "";
  const found = last ? await ask(`words?start=${encodeURIComponent(last)}`).catch(() => []) : [];
  $("nouns").replaceChildren(...found.map((word) => option(word, word)));
}
for (const id of ["label", "name"]) $(id).addEventListener("input", (event) => suggest(event.target));

const actions = {
  undo: () => travel(-1), redo: () => travel(1), flip: () => editor.flip(), forward: () => editor.raise(1), back: () => editor.raise(-1),
  lock: () => editor.lock(), rename: () => rename(editor.chosen[0]), outline: () => editor.toggleOutline(),
  duplicate: () => editor.duplicate(), remove: () => editor.remove(),
};
$("tools").addEventListener("click", (event) => actions[event.target.dataset.do]?.());
$("snap").addEventListener("change", (event) => (editor.snap = event.target.checked));
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  if (event.key === "z") travel(event.shiftKey ? 1 : -1);
  else if (event.key === "y") travel(1);
  else return;
  event.preventDefault();
});

$("renderer").addEventListener("change", () => { keep(); draw(current(), false); });
$("predictor").addEventListener("change", keep);
$("theme").addEventListener("click", () => {
  const dark = getComputedStyle(document.documentElement).colorScheme.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches;
  const now = document.documentElement.classList.contains("dark") ? "light" : document.documentElement.classList.contains("light") ? "dark" : dark ? "light" : "dark";
  document.documentElement.classList.remove("light", "dark");
  document.documentElement.classList.add(now);
});

$("variants").addEventListener("click", () => attempt("drawing variants", async () => {
  const layout = current(), first = (Number($("seed").value) || 0) + 1;
  $("gallery").replaceChildren();
  $("gallery").hidden = false;
  for (let seed = first; seed < first + 6; seed += 1) {
    const made = await ask("layout", { scene: layout.scene, keep: layout, ...size(), predictor: $("predictor").value || "prior", seed });
    const { blob } = await ask("render", { layout: made, renderer: $("renderer").value || "clipart", seed, width: 256,
      height: Math.max(16, Math.round((256 * made.canvas.height) / made.canvas.width)) }, "blob");
    const button = document.createElement("button"), image = document.createElement("img");
    image.src = URL.createObjectURL(blob);
    image.alt = `variant with seed ${seed}`;
    button.append(image);
    button.addEventListener("click", () => { $("seed").value = seed; commit(made, `variant with seed ${seed}`); });
    $("gallery").append(button);
  }
  return "choose a variant, or go on";
}));

function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

$("json").addEventListener("click", () => download(new Blob([JSON.stringify(current(), null, 2)], { type: "application/json" }), "scene.json"));
$("png").addEventListener("click", () => attempt("drawing", async () => {
  const { blob } = await ask("render", { layout: current(), renderer: $("renderer").value || "clipart" }, "blob");
  download(blob, "scene.png");
}));
$("export").addEventListener("click", () => attempt("converting", async () => {
  const { blob, headers } = await ask("convert", { layout: current(), to: $("format").value }, "blob");
  download(blob, /filename="([^"]+)"/.exec(headers.get("content-disposition") ?? "")?.[1] ?? "scene");
}));

const openFile = (file) => file && attempt(`opening ${file.name}`, async () => {
  const layout = await ask("open", file);
  if (layout.scene.text) $("text").value = layout.scene.text;
  commit(layout, `opened ${file.name}`);
  return `opened ${file.name}`;
});
$("open").addEventListener("change", (event) => openFile(event.target.files[0]));
document.addEventListener("dragover", (event) => { event.preventDefault(); document.body.classList.add("is-dropping"); });
document.addEventListener("dragleave", (event) => event.relatedTarget || document.body.classList.remove("is-dropping"));
document.addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("is-dropping");
  openFile(event.dataTransfer.files[0]);
});

// The beginning ----------------------------------------------------------------------------------------------------

async function begin() {
  state.stages = await ask("stages");
  for (const [id, kind] of [["renderer", "renderer"], ["predictor", "predictor"], ["format", "exporter"]])
    $(id).replaceChildren(...state.stages[kind].map((plugin) => Object.assign(option(plugin.name, plugin.name), { title: plugin.about })));
  $("predicate").replaceChildren(...state.stages.predicates.map((name) => option(name, name)));
  const kept = JSON.parse(localStorage.getItem(STORE) ?? "null"), { layout } = await ask("opened");
  if (kept) {
    $("text").value = kept.text ?? "";
    $("seed").value = kept.seed ?? 0;
    for (const id of ["renderer", "predictor"]) if ([...$(id).options].some((o) => o.value === kept[id])) $(id).value = kept[id];
    state.steps = kept.steps ?? [];
    state.at = Math.min(kept.at ?? state.steps.length - 1, state.steps.length - 1);
  }
  if (layout && JSON.stringify(layout) !== JSON.stringify(state.steps[0]?.layout)) {
    state.steps = [{ layout, said: "opened" }];
    state.at = 0;
    $("text").value = layout.scene.text;
  }
  show();
  document.documentElement.dataset.ready = "yes";
}
begin().catch((error) => say(error.message, true));

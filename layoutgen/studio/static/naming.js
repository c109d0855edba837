// Names: suggestions while one is typed, and the dialog that gives an item another.

import { $, ask, option } from "./server.js";

/** Lists the nouns that go on as the last word does. */
async function suggest(input) {
  const last = input.value.trim().split(/\s+/).pop() ?? "";
  const found = last ? await ask(`words?start=${encodeURIComponent(last)}`).catch(() => []) : [];
  $("nouns").replaceChildren(...found.map((word) => option(word)));
}

/** Attributes and label of what was typed: the longest known noun at the end is the label. */
function split(words) {
  const nouns = new Set([...$("nouns").options].map((each) => each.value));
  let start = words.length - 1;
  for (let k = 0; k < words.length; k += 1)
    if (nouns.has(words.slice(k).join(" "))) {
      start = k;
      break;
    }
  return [words.slice(start).join(" "), words.slice(0, start)];
}

/** Lets a person type names; returns the function that asks for one of an item. */
export function openNames(editor) {
  for (const id of ["label", "name", "node-label"]) $(id).addEventListener("input", (event) => suggest(event.target));
  $("naming").addEventListener("close", () => {
    const words = $("name").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    if ($("naming").returnValue === "ok" && words.length) editor.relabel(...split(words));
  });
}

export function askName(editor, item) {
  if (!item || item.locked) return;
  editor.select([item.id]);
  $("name").value = [...item.attributes, item.label].join(" ");
  $("naming").returnValue = "";
  $("naming").showModal();
  $("name").select();
  suggest($("name"));
}

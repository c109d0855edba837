// The gallery of variants: the same scene laid out with other seeds.

import { $, ask, attempt, made } from "./server.js";

const SIDE = 256; // pixels of a small picture

/** session: { layout, seed, arrange(scene, keep, layout, seed) -> layout, add(layout, said) }. */
export function openVariants(session, renderer) {
  const gallery = $("gallery");
  const close = () => {
    gallery.hidden = true;
    gallery.replaceChildren();
    $("variants").focus();
  };
  $("variants").addEventListener("click", () => attempt("drawing variants", async () => {
    const { layout, seed: first } = session, many = Math.min(24, Math.max(2, Number($("many").value) || 6));
    const shut = made("button", { type: "button", className: "shut", textContent: "×" });
    shut.setAttribute("aria-label", "Close the variants");
    shut.addEventListener("click", close);
    gallery.replaceChildren(shut);
    gallery.hidden = false;
    for (let seed = first + 1; seed <= first + many && gallery.contains(shut); seed += 1)
      gallery.insertBefore(await variant(session, layout, seed, renderer()), shut);
    return "choose a variant, or go on";
  }));
  gallery.addEventListener("keydown", (event) => event.key === "Escape" && close());
}

async function variant(session, layout, seed, renderer) {
  const said = `variant with seed ${seed}`, drawn = await session.arrange(layout.scene, (item) => item.locked, layout, seed);
  const { blob } = await ask("render", { layout: drawn, renderer, seed, width: SIDE,
    height: Math.max(16, Math.round((SIDE * drawn.canvas.height) / drawn.canvas.width)) }, "blob");
  const button = made("button", { type: "button" }, made("img", { src: URL.createObjectURL(blob), alt: said }));
  button.addEventListener("click", () => {
    $("seed").value = seed;
    session.add(drawn, said);
  });
  return button;
}

// Opening and saving: PNG and JSON by button and by drop, all formats of the exporters.

import { $, ask, attempt } from "./server.js";

function download(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** session: { layout, add(layout, said) }; renderer: () -> name. */
export function openFiles(session, renderer) {
  $("json").addEventListener("click", () => {
    download(new Blob([JSON.stringify(session.layout, null, 2)], { type: "application/json" }), "scene.json");
  });
  $("png").addEventListener("click", () => attempt("drawing", async () => {
    const { blob } = await ask("render", { layout: session.layout, renderer: renderer() }, "blob");
    download(blob, "scene.png");
    return "saved scene.png, which carries the layout";
  }));
  $("export").addEventListener("click", () => attempt("converting", async () => {
    const { blob, headers } = await ask("convert", { layout: session.layout, to: $("format").value }, "blob");
    const name = /filename="([^"]+)"/.exec(headers.get("content-disposition") ?? "")?.[1] ?? "scene";
    download(blob, name);
    return `saved ${name}`;
  }));
  const open = (file) => file && attempt(`opening ${file.name}`, async () => {
    const layout = await ask("open", file);
    if (layout.scene.text) $("text").value = layout.scene.text;
    session.add(layout, `opened ${file.name}`, false);
  });
  $("open").addEventListener("change", (event) => {
    open(event.target.files[0]);
    event.target.value = ""; // the same file can be opened again
  });
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.classList.add("is-dropping");
  });
  document.addEventListener("dragleave", (event) => event.relatedTarget || document.body.classList.remove("is-dropping"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("is-dropping");
    open(event.dataTransfer.files[0]);
  });
}

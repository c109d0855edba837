// The notebook widget (anywidget): `layout` and `company` of the model are those of the Python side.

import { Editor } from "./editor.js";
import { refreshed, roving, tools } from "./tools.js";

export default {
  render({ model, el }) {
    el.classList.add("lg-widget");
    const bar = document.createElement("div"), place = document.createElement("div");
    bar.className = "lg-tools";
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", "Edit");
    el.append(bar, place);
    let buttons = [], refresh = () => {};
    const anew = () => (refreshed(buttons, editor), refresh());
    const editor = new Editor(place, {
      onChange(layout) {
        model.set("layout", layout);
        model.save_changes();
        anew();
      },
      onSelect: anew,
      onMode: anew,
      onPaint: (item, points, radius, erase) => model.send({ paint: { item: item.id, points, radius, erase } }),
    });
    buttons = tools(editor, ["rename"]);
    bar.append(...buttons);
    refresh = roving(bar);
    const follow = () => {
      editor.company = model.get("company") ?? {};
      if (model.get("layout") !== editor.layout) editor.show(model.get("layout"));
      anew();
    };
    follow();
    for (const name of ["layout", "company"]) model.on(`change:${name}`, follow);
    return () => {
      for (const name of ["layout", "company"]) model.off(`change:${name}`, follow);
    };
  },
};

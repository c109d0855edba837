"""The kinds of plugins that can be made new, and what differs between them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """What the templates are filled with; `$name` stands for the plugin's name."""

    plugin_kind: str  # as in register_<plugin_kind>s
    file: str  # the module with the code
    cls: str  # the class in it
    summary: str  # one sentence
    signature: str  # the factory's parameters
    arguments: str  # what the class is made with
    option_doc: str
    option_example: str
    command: str  # a command that uses it
    dependency: str = "layoutgen>=0.1"


KINDS = {
    "renderer": Kind(
        "renderer", "renderer", "PaperCuts",
        "Draws layouts as paper cut-outs that cast soft shadows.",
        "shadow: float = 0.015", "shadow",
        "shadow: softness and length of the shadows, in parts of the picture's shorter side.",
        "shadow=0.03",
        'layoutgen generate "two dogs left of a red car on the grass" --renderer $name -o out.png',
    ),
    "parser": Kind(
        "parser", "parser", "ListParser",
        "Reads lists of things with counts, attributes and relations, without a language model.",
        "row: bool = False", "row",
        "row: whether things without a stated relation stand left of one another.",
        "row=yes",
        'layoutgen generate "two red apples on a table, a lamp" --parser $name -o out.png',
    ),
    "predictor": Kind(
        "predictor", "predictor", "Grid",
        "Lays objects out on a grid.",
        "gap: float = 0.1", "gap",
        "gap: the share of a cell that stays empty.",
        "gap=0.3",
        'layoutgen generate "six cups and three plates" --predictor $name -o out.png',
    ),
    "shaper": Kind(
        "shaper", "shaper", "RoundedShapes",
        "Fills missing masks with rounded shapes.",
        "roundness: float = 0.6", "roundness",
        "roundness: 1 for ellipses, less for rounder rectangles, more for stars.",
        "roundness=1",
        'layoutgen layout "two dogs left of a red car" --shaper $name',
    ),
    "assets": Kind(
        "asset_pack", "assets", "Drawings",
        "Drawings for the clip-art: traffic cones and lollipops.",
        'colour: str = "#e4572e"', '"$name", colour',
        "colour: what the drawings are painted with, as #RRGGBB.",
        "colour=#2a9d8f",
        'layoutgen generate "a dog beside a traffic cone" -o out.png',
    ),
    "exporter": Kind(
        "exporter", "exporter", "ItemTable",
        "Writes a table of all items as CSV.",
        'separator: str = ","', "separator",
        "separator: what stands between two columns.",
        "separator=;",
        "layoutgen convert out.png items.csv --to $name",
    ),
    "dataset": Kind(
        "dataset", "dataset", "BoxTable",
        "Reads a table of boxes, a row each, with the caption of its picture.",
        'separator: str = ","', "separator",
        "separator: what stands between two columns.",
        "separator=;",
        "layoutgen convert boxes.csv out --from $name --to voc",
    ),
    "system": Kind(
        "system", "system", "Places",
        "Learns where things of each label stand and how large they are.",
        "lr: float = 0.05", '"$name", lr',
        "lr: the learning rate.",
        "lr=0.01",
        "layoutgen train $name --data boxes.jsonl",
        "layoutgen[train]>=0.1",
    ),
}  # fmt: skip

"""Writes a trained pipeline as a small folder: only the strings its labels need, and the attribution beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from layoutgen.parse.pipeline.build import META, build

if TYPE_CHECKING:
    from spacy.language import Language

ATTRIBUTION = """# Attribution

The weights in this folder are licensed under Creative Commons Attribution-ShareAlike 4.0 International
(CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/), unlike the rest of layoutgen (Apache-2.0).

They were trained on

- the Universal Dependencies English Web Treebank (UD English EWT),
  https://github.com/UniversalDependencies/UD_English-EWT, CC BY-SA 4.0, by Natalia Silveira, Timothy Dozat,
  Marie-Catherine de Marneffe, Samuel Bowman, Miriam Connor, John Bauer, Christopher D. Manning and the other
  contributors of UD English EWT; annotations over the English Web Treebank (LDC2012T13);
- synthetic captions made by `layoutgen.parse.pipeline.grammar`.

Changes: the trees were aligned to another tokenizer, long sentences left out, and a statistical model fitted to them.
`words/irregular.txt` and `words/bases.txt` next to this folder hold word forms found in the same treebank.

Retrain: `python -m layoutgen.parse.pipeline.train --ewt <folder of UD English EWT>`
"""


def save(nlp: Language, folder: Path) -> None:
    """Write `nlp` to `folder`, without the words met in training (they would be half a megabyte of strings)."""
    slim = build()
    slim.from_bytes(nlp.to_bytes(exclude=["vocab", "tokenizer"]), exclude=["vocab", "tokenizer"])
    for name in slim.pipe_names:
        for label in slim.pipe_labels.get(name, []):
            slim.vocab.strings.add(label)
    slim.meta.update(META)
    slim.to_disk(folder)
    (folder / "ATTRIBUTION.md").write_text(ATTRIBUTION, encoding="utf-8")

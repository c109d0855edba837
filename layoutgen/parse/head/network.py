"""The head's network, for training: two bidirectional LSTM layers, then biaffine scores for every pair of tokens.

After "Deep Biaffine Attention for Neural Dependency Parsing" (Dozat and Manning 2017, arXiv 1611.01734) and its form
for graphs (2018, arXiv 1807.01396): arcs are scored one by one, so a token may have any number of them.
`inference` computes the same without torch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn

SIZES = {"word": 64, "next": 24, "prefix": 16, "suffix": 24, "tag": 24, "dep": 24, "near": 8}
REACH = 8  # pairs of tokens farther apart than this count as this far
KINDS = 5  # how two tokens lie to one another in the dependency tree


class Network(nn.Module):
    """rows: number of rows of each table of SIZES. fixed: (V, D) vectors that are not trained, row 0 zero.

    tensor: width of the pipeline's own vectors. arcs: number of arc labels A. forms: number of forms by role.
    """

    fixed: Tensor

    def __init__(
        self,
        rows: Mapping[str, int],
        fixed: Tensor,
        tensor: int,
        arcs: int,
        forms: Sequence[int],
        hidden: int = 160,
        pair: int = 96,
        drop: float = 0.2,
    ) -> None:
        super().__init__()
        self.drop = drop
        tables = {name: nn.Embedding(rows[name], size) for name, size in SIZES.items()}
        for table in tables.values():
            nn.init.normal_(table.weight, std=0.3)
        self.tables = nn.ModuleDict(tables)
        self.register_buffer("fixed", fixed)
        width = sum(SIZES.values()) + SIZES["word"] + SIZES["next"] + fixed.shape[1] + tensor
        self.lstm0 = nn.LSTM(width, hidden, bidirectional=True, batch_first=True)
        self.lstm1 = nn.LSTM(2 * hidden, hidden, bidirectional=True, batch_first=True)
        self.out = nn.Linear(2 * hidden, pair)
        self.into = nn.Linear(2 * hidden, pair)
        self.bilinear = nn.Parameter(torch.randn(arcs, pair + 1, pair + 1) * 0.02)
        self.offsets = nn.Parameter(torch.full((arcs, 2 * REACH + 1), -3.0))  # most pairs have no arc
        self.kinds = nn.Parameter(torch.zeros(arcs, KINDS))
        self.shared = nn.Linear(2 * hidden, pair)
        seen = pair + SIZES["word"] + fixed.shape[1]
        self.roles = nn.Linear(seen, 3)
        self.forms = nn.ModuleList(nn.Linear(seen, count) for count in forms)

    def forward(self, x: Mapping[str, Tensor]) -> tuple[Tensor, Tensor, list[Tensor]]:
        """Features of `Lexicon.features` for B texts of L tokens -> roles (B, L, 3), arcs (B, A, L, L) from row to
        column, and forms, three of (B, L, F); all as logits."""
        word = self.tables["word"](x["word"])  # (B, L, 64)
        if self.training:  # rare and unknown words must be told by their other features
            word = word * (torch.rand(word.shape[:2]) > 0.1)[..., None]
        fixed = self.fixed[x["fixed"]]  # (B, L, D)
        above = torch.gather(word, 1, x["head"][..., None].expand_as(word))  # (B, L, 64)
        others = [self.tables[name](x[name]) for name in SIZES if name != "word"]
        before = nn.functional.pad(others[0][:, :-1], (0, 0, 1, 0))  # (B, L, 24): the pair with the previous token
        h = torch.cat([word, *others, before, above, fixed, x["tensor"]], -1)
        h = self._drop(h)
        h = self._drop(self.lstm0(h)[0])  # (B, L, 2 * hidden)
        h = self._drop(self.lstm1(h)[0])
        one = nn.functional.pad(self._drop(torch.relu(self.out(h))), (0, 1), value=1.0)  # (B, L, pair + 1)
        other = nn.functional.pad(self._drop(torch.relu(self.into(h))), (0, 1), value=1.0)
        arcs = self._pairs(one, other)
        steps = torch.arange(h.shape[1])
        away = (steps[None] - steps[:, None]).clamp(-REACH, REACH) + REACH  # (L, L)
        arcs = arcs + self.offsets[:, away] + self.kinds[:, kinds(x["head"])].transpose(0, 1)
        seen = torch.cat([self._drop(torch.relu(self.shared(h))), word, fixed], -1)
        return self.roles(seen), arcs, [layer(seen) for layer in self.forms]

    def _pairs(self, one: Tensor, other: Tensor) -> Tensor:
        """(B, L, pair + 1) twice -> (B, A, L, L); one product for all labels and texts, and then one for each text."""
        batch, length, width = one.shape
        table = self.bilinear.transpose(0, 1).reshape(width, -1)  # (pair + 1, A * (pair + 1))
        left = (one.reshape(-1, width) @ table).reshape(batch, -1, width)  # (B, L * A, pair + 1)
        return (left @ other.transpose(1, 2)).reshape(batch, length, -1, length).transpose(1, 2)

    def _drop(self, h: Tensor) -> Tensor:
        """Dropout of whole columns: the same for every token of a text."""
        if not self.training:
            return h
        kept = torch.rand(h.shape[0], 1, h.shape[2]) > self.drop
        return h * kept / (1 - self.drop)


def kinds(head: Tensor) -> Tensor:
    """(B, L) heads -> (B, L, L): 1 the column is the row's head, 2 the reverse, 3 same head, 4 grandparent, or 0."""
    steps = torch.arange(head.shape[1])
    up = head[:, :, None] == steps
    grand = torch.gather(head, 1, head)[:, :, None] == steps
    same = head[:, :, None] == head[:, None, :]
    kind = torch.where(same, 3, torch.where(grand | grand.transpose(1, 2), 4, 0))
    return torch.where(up, 1, torch.where(up.transpose(1, 2), 2, kind))

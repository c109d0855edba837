"""A GAN as a renderer."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="GANs are torch modules")

from torch import Generator, Tensor, nn  # noqa: E402

from layoutgen.errors import LayoutError  # noqa: E402
from layoutgen.layout import Box, Canvas, Item, Layout  # noqa: E402
from layoutgen.nn.batch import Encoder, SceneBatch  # noqa: E402
from layoutgen.nn.gan import Artist, Noise, joined  # noqa: E402
from layoutgen.nn.renderer import GanRenderer, Spread, naming, pixels  # noqa: E402
from layoutgen.nn.words import Vocabulary  # noqa: E402

LABELS = Vocabulary(["scene", "grass", "dog", "horse", "car"])
ENCODER = Encoder(Vocabulary([]), LABELS, Vocabulary([]), mask_size=8, backdrop=True, naming=naming(LABELS.entries[2:]))


class Painter(Artist):
    """Every object a square of a colour of its own, with noise over all."""

    conditions: ClassVar[frozenset[str]] = frozenset({"labels", "boxes"})

    def __init__(self, wide: int = 24) -> None:
        super().__init__()
        self.size = 16
        self.colours = nn.Embedding(len(LABELS), wide)
        self.blend = nn.Sequential(nn.Conv2d(wide + 1, wide, 3, padding=1), nn.ReLU(), nn.Conv2d(wide, 3, 3, padding=1))

    def noise(self, count: int, generator: Generator | None = None) -> Noise:
        return {"z": torch.randn(count, 1, self.size, self.size, generator=generator)}

    def forward(self, batch: SceneBatch, noise: Noise) -> Tensor:
        at = (torch.arange(self.size) + 0.5) / self.size
        x0, y0, x1, y1 = batch.boxes[:, :, None].unbind(1)
        inside = ((at >= y0) & (at < y1))[:, :, None] & ((at >= x0) & (at < x1))[:, None]  # (N, H, W)
        drawn = self.colours(batch.labels)[:, :, None, None] * inside[:, None]
        canvas = drawn.new_zeros(len(batch), *drawn.shape[1:]).index_add_(0, batch.owner, drawn)
        made: Tensor = self.blend(torch.cat([canvas, noise["z"]], 1)).tanh()
        return made


def layout(name: str, x: float, *, canvas: Canvas | None = None) -> Layout:
    item = Item(id=f"{name}.1.1", node=f"{name}.1", label=name, box=Box(x, 0.2, x + 0.4, 0.8))
    return Layout(canvas=canvas or Canvas(width=64, height=48), background=("grass",), items=(item,))


@pytest.fixture(scope="module")
def renderer() -> GanRenderer:
    torch.manual_seed(0)
    return GanRenderer(Painter(), ENCODER)


def test_a_picture_is_the_same_alone_and_in_a_batch_and_has_the_size_asked_for(renderer: GanRenderer) -> None:
    some = [layout("dog", 0.02 * k, canvas=Canvas(width=32 + k, height=48)) for k in range(19)]
    together = renderer(some, seeds=range(19))
    alone = [renderer([one], seeds=[k])[0] for k, one in enumerate(some)]
    assert [p.size for p in together] == [(32 + k, 48) for k in range(19)]
    assert [p.tobytes() for p in together] == [p.tobytes() for p in alone]
    assert renderer(some[:1], seeds=[0], size=(200, 100))[0].size == (200, 100)


def counting(renderer: GanRenderer, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pictures of each pass, as it draws."""
    passes: list[int] = []
    draw = renderer.draw

    def counted(batch: SceneBatch, noise: Noise) -> Tensor:
        passes.append(len(batch))
        return draw(batch, noise)

    monkeypatch.setattr(renderer, "draw", counted)
    return passes


def test_a_batch_is_drawn_at_once_when_that_changes_no_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    torch.manual_seed(0)
    renderer = GanRenderer(Painter(), ENCODER, device="cpu")
    passes = counting(renderer, monkeypatch)
    some = [layout("dog", 0.02 * k) for k in range(5)]
    first = renderer.squares(some, range(5))
    assert passes == [1, 1, 1, 1, 1, 5]  # tried once
    assert (renderer.squares(some, range(5)) == first).all()
    assert passes[6:] == [5]


def test_a_network_that_mixes_its_batch_draws_one_picture_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    class Mixing(Painter):
        def forward(self, batch: SceneBatch, noise: Noise) -> Tensor:
            return super().forward(batch, noise) * (1 - 1e-6 * len(batch))

    torch.manual_seed(0)
    renderer = GanRenderer(Mixing(), ENCODER, device="cpu")
    passes = counting(renderer, monkeypatch)
    some = [layout("dog", 0.02 * k) for k in range(3)]
    together = renderer.squares(some, range(3))
    assert (renderer.squares(some, range(3)) == together).all()
    assert passes == [1, 1, 1, 3, 1, 1, 1]
    assert (renderer.squares(some[1:2], [1])[0] == together[1]).all()


@torch.inference_mode()
def test_what_is_folded_for_drawing_draws_what_the_artist_draws(renderer: GanRenderer) -> None:
    some = [layout("dog", 0.1), layout("car", 0.4)]
    noise = joined([renderer.artist.noise(1, torch.Generator().manual_seed(k)) for k in (3, 4)])
    wanted = pixels(renderer.artist(ENCODER(some), noise)).astype(int)
    assert renderer.draw is not renderer.artist
    assert np.abs(renderer.squares(some, [3, 4]) - wanted).max() <= 1
    fast = GanRenderer(renderer.artist, ENCODER, precision="fast")
    assert np.square(fast.squares(some, [3, 4]) - wanted).mean() < 255**2 * 1e-4  # 40 dB


def test_the_seed_and_a_moved_box_change_the_picture(renderer: GanRenderer) -> None:
    first, again = (np.asarray(renderer([layout("dog", 0.1)], seeds=[5])[0]) for _ in range(2))
    assert (first == again).all()
    assert (first != np.asarray(renderer([layout("dog", 0.1)], seeds=[6])[0])).any()
    assert (first != np.asarray(renderer([layout("dog", 0.5)], seeds=[5])[0])).any()


def test_unknown_nouns_are_drawn_as_what_is_most_like_them_and_said(renderer: GanRenderer) -> None:
    assert renderer.report(layout("zebra", 0.1)) == ("zebra: drawn as horse",)
    assert renderer.report(layout("dog", 0.1).model_copy(update={"background": ("kitchen",)})) == (
        "kitchen: not known as a background, so it is left out",
    )
    batch = ENCODER([layout("zebra", 0.1).model_copy(update={"background": ()})])
    assert [LABELS.entries[k] for k in batch.labels.tolist()] == ["scene", "horse"]


def test_objects_stand_from_far_to_near_behind_them_the_background() -> None:
    near, far = layout("dog", 0.1).items[0].model_copy(update={"z": 3}), layout("car", 0.3).items[0]
    batch = ENCODER([layout("dog", 0.1).model_copy(update={"items": (near, far)})])
    assert [LABELS.entries[k] for k in batch.labels.tolist()] == ["grass", "car", "dog"]
    assert batch.boxes[0].tolist() == [0, 0, 1, 1]


def test_wrong_sizes_and_numbers_of_seeds_are_refused(renderer: GanRenderer) -> None:
    with pytest.raises(LayoutError, match="8 x 900 px is not possible"):
        renderer([layout("dog", 0.1)], seeds=[1], size=(8, 900))
    with pytest.raises(LayoutError, match="1 layouts need as many seeds, got 2"):
        renderer([layout("dog", 0.1)], seeds=[1, 2])
    assert renderer([], seeds=[]) == []


def test_numbers_become_levels() -> None:
    row = torch.tensor([-2.0, -1.0, 0.1, 1.0, 5.0]).reshape(1, 1, 1, 5)
    assert pixels(row)[0, 0, :, 0].tolist() == [0, 0, 140, 255, 255]


def test_noise_of_pictures_joins_to_a_batch() -> None:
    painter = Painter()
    one, two = (painter.noise(1, torch.Generator().manual_seed(k)) for k in (1, 2))
    assert (joined([one, two])["z"][1] == two["z"][0]).all()


def test_a_region_is_a_whole_backdrop_where_there_are_no_masks() -> None:
    labels = Vocabulary(("scene", "grass", "sky", "dog"))
    spread = Spread(Vocabulary(()), labels, Vocabulary(()), backdrop=True, naming=naming(labels.entries[2:]))
    dog = Item(id="dog.1.1", label="dog", box=Box(0.2, 0.5, 0.4, 0.8))
    sky = Item(id="sky.1.1", label="sky", box=Box(0, 0, 1, 0.4), z=-9)
    grass = Item(id="grass.1.1", label="grass", box=Box(0.6, 0.4, 1, 1), z=-5)
    batch = spread([Layout(items=(dog, sky, grass)), Layout(items=(dog, sky), background=("grass",))])
    shown = [labels.entries[label] for label in batch.labels.tolist()]
    assert shown == ["scene", "sky", "grass", "dog", "grass", "dog"], "the last one hides those before it"
    assert all(box == [0, 0, 1, 1] for name, box in zip(shown, batch.boxes.tolist(), strict=True) if name != "dog")

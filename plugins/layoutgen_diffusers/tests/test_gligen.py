"""The renderer with a tiny pipeline of random weights: it keeps the contracts and says what it cannot do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import layoutgen_diffusers
import pytest
from layoutgen_diffusers.renderer import GligenRenderer
from PIL import ImageChops

from layoutgen.engine import Engine
from layoutgen.errors import LayoutError, PluginError
from layoutgen.layout import Box, Item, Layout
from layoutgen.plugins import Plugins
from layoutgen.scene import SceneGraph
from layoutgen.testing import check_renderer

DOG = Layout(items=(Item(id="dog.1", label="dog", box=Box(0.1, 0.1, 0.5, 0.6)),))


def make(**options: Any) -> Any:
    plugins = Plugins(installed=False, modules=[layoutgen_diffusers])
    return plugins.find("renderer", "gligen").make(options)


def same(first: Any, second: Any) -> bool:
    return ImageChops.difference(first, second).getbbox() is None


def test_the_contracts(model: Path) -> None:
    report = check_renderer(layoutgen_diffusers, options={"model": str(model), "steps": 2, "beta": 1.0})
    assert report.ok


def test_the_contracts_when_no_step_listens_to_boxes(model: Path) -> None:
    renderer = make(model=str(model), steps=2, beta=0.0)
    assert renderer.conditions == {"caption", "labels", "attributes"}
    assert check_renderer(renderer).ok


def test_from_the_command_line_and_in_the_engine(model: Path) -> None:
    spec = f"gligen,model={model},steps=2,beta=1"
    engine = Engine(renderer=spec, plugins=Plugins(installed=False, modules=[layoutgen_diffusers]))
    scene = SceneGraph(text="two dogs left of a red car")
    scene.relate(scene.put("dog", count=2), "left of", scene.put("car", attributes=["red"]))
    picture = engine.generate(scene, seed=3, size=(100, 60))
    assert picture.image.size == (100, 60)
    assert picture.report == ()
    moved = engine.render([picture.layout.move("car.1.1", 0.0, -0.3)], size=(100, 60))[0]
    assert not same(picture.image, moved.image)


def test_a_picture_depends_on_its_seed_alone(pipeline: Any) -> None:
    renderer = GligenRenderer(pipeline, steps=2, beta=1.0)
    first, second = renderer([DOG, DOG], seeds=[1, 2], size=(64, 64))
    assert not same(first, second)
    assert same(first, renderer([DOG], seeds=[1], size=(64, 64))[0])
    assert same(*renderer([DOG, DOG], seeds=[-1, 2**63 - 1], size=(64, 64)))  # any whole number is a seed


@pytest.mark.parametrize(
    ("asked", "drawn"),
    [((512, 512), (512, 512)), ((100, 60), (104, 64)), ((75, 101), (72, 104)), ((4096, 1024), (1024, 256)),
     ((16, 16), (64, 64)), ((16, 4096), (64, 1024))],
)  # fmt: skip
def test_sizes_are_multiples_of_eight(pipeline: Any, asked: tuple[int, int], drawn: tuple[int, int]) -> None:
    assert GligenRenderer(pipeline).drawn_size(*asked) == drawn


def test_it_says_what_it_could_not_do(pipeline: Any) -> None:
    renderer = GligenRenderer(pipeline, steps=1, longest=256)
    chairs = tuple(Item(id=f"chair.{n}", label="chair", box=Box(0, 0, 0.1, 0.1)) for n in range(31))
    words = Layout(scene=Layout().scene.model_copy(update={"text": "a very long text " * 9}), items=chairs)
    said = renderer.report(words)
    assert [note for note in said if "GLIGEN takes 30 boxes" in note]
    assert [note for note in said if "tokens and the model reads 77" in note]
    assert [note for note in said if "drawn at 256 x 256 px" in note]
    assert renderer.report(DOG.resized(128, 128)) == ()


def test_the_safety_checker_is_not_silent(pipeline: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "run_safety_checker", lambda image, *_: (image * 0, [True]))
    with pytest.warns(UserWarning, match="safety checker has blackened the picture of 'dog'"):
        GligenRenderer(pipeline, steps=1)([DOG], seeds=[0], size=(64, 64))


def test_another_base_takes_the_place_of_the_models_own(model: Path, plain: Path) -> None:
    import torch
    from diffusers import StableDiffusionPipeline

    own, other = make(model=str(model), steps=2, beta=1.0), make(model=str(model), base=str(plain), steps=2, beta=1.0)
    assert not same(own([DOG], seeds=[1], size=(64, 64))[0], other([DOG], seeds=[1], size=(64, 64))[0])
    base = StableDiffusionPipeline.from_pretrained(plain).unet.state_dict()
    mixed, before = other.pipeline.unet.state_dict(), own.pipeline.unet.state_dict()
    assert all(torch.equal(mixed[name], base[name]) for name in base)
    added = set(mixed) - set(base)
    assert added and all(torch.equal(mixed[name], before[name]) for name in added)


def test_models_that_cannot_be_used(model: Path, plain: Path, tmp_path: Path) -> None:
    with pytest.raises(PluginError, match=r"'nobody/nothing' cannot be found on this machine.*download=yes"):
        make(model="nobody/nothing")
    with pytest.raises(PluginError, match=r"cannot be found on this machine"):
        make(model=str(tmp_path))
    with pytest.raises(PluginError, match=r"has no GLIGEN layers.*base="):
        make(model=str(plain))
    with pytest.raises(PluginError, match=r"of another form"):
        make(model=str(model), base=str(model))
    with pytest.raises(PluginError, match=r"the device 'abacus' cannot be used"):
        make(model=str(model), device="abacus")


@pytest.mark.parametrize(
    ("options", "says"),
    [({"steps": 0}, "steps=0"), ({"beta": 1.5}, "beta=1.5"), ({"guidance": -1}, "guidance=-1"),
     ({"longest": 8}, "longest=8"), ({"dtype": "float8"}, "dtype='float8'"), ({"colour": "red"}, "no option 'colour'")],
)  # fmt: skip
def test_options_are_checked(model: Path, options: dict[str, Any], says: str) -> None:
    with pytest.raises(PluginError, match=says):
        make(model=str(model), **options)


def test_wrong_calls_are_refused(pipeline: Any) -> None:
    renderer = GligenRenderer(pipeline, steps=1)
    with pytest.raises(LayoutError, match="need as many seeds"):
        renderer([DOG], seeds=[])
    with pytest.raises(LayoutError, match="9000"):
        renderer([DOG], seeds=[1], size=(9000, 64))

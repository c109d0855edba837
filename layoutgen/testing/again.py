"""The same in another process: what depends on `hash()`, on the order of a set or on what ran before differs there.

`python -m layoutgen.testing.again` reads on standard input which plugin it is to make, and prints what came out of it.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

from layoutgen.errors import LayoutgenError, PluginError
from layoutgen.layout import Canvas
from layoutgen.plugins import OWN, Plugin, Plugins
from layoutgen.testing.contract import LeftOut, broken
from layoutgen.testing.quiet import watched
from layoutgen.testing.samples import chosen, layouts, scenes, texts

_ABSENT = "absent"
_PATIENCE = 600  # seconds for making the stage and using it a few times


def same_elsewhere(plugin: Plugin, options: dict[str, Any], stage: Any) -> None:
    """Another process makes the same of the same. Ends the contract when it does not."""
    module = importable(plugin)
    try:
        order = json.dumps([module, plugin.kind, plugin.distribution, plugin.name, options])
    except TypeError:
        raise LeftOut("its options cannot be handed to another process") from None
    done = subprocess.run(
        [sys.executable, "-m", "layoutgen.testing.again"],
        input=order, capture_output=True, text=True, check=False, timeout=_PATIENCE, env=environment(),
    )  # fmt: skip
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        broken(f"it works here, but not in a new process: {last}")
    there = done.stdout.splitlines()[-1]
    if there == _ABSENT:
        raise LeftOut("another process does not find it: its factory and its hook stand in different modules")
    if there != fingerprint(plugin.kind, stage):
        broken(
            "a new process makes something else of the same input and seed; do not use hash(), the order of a set or "
            "the time: random.Random(seed) takes texts as seeds as well"
        )


def importable(plugin: Plugin) -> str:
    """The module or file that another process can import the plugin from; ends the contract when there is none."""
    name = getattr(plugin.factory, "__module__", "") or ""
    if name.rpartition(".")[2].startswith(("test_", "conftest")):
        raise LeftOut("it is written in a test, which is no plugin's module")
    path = getattr(sys.modules.get(name), "__file__", None)
    try:
        if path is not None and importlib.util.find_spec(name) is not None:
            return name
    except (ImportError, ValueError):  # a module without a specification, such as one that was loaded from a file
        pass
    if path is None:
        raise LeftOut("its module cannot be imported by name")
    return str(path)


def environment() -> dict[str, str]:
    """The environment of a process that imports what this one can, and computes with as many threads.

    Sums of floats depend on the number of threads, which a program may have set in its own process alone.
    """
    found = os.environ | {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    torch = sys.modules.get("torch")
    return found if torch is None else found | {"OMP_NUM_THREADS": str(torch.get_num_threads())}


def fingerprint(kind: str, stage: Any) -> str:
    """A digest of what a stage makes of a few samples. Raises KeyError for a kind that is not checked."""
    digest = hashlib.sha256()
    for part in MADE[kind](stage):
        digest.update(part)
    return digest.hexdigest()


def _scenes(parser: Any) -> Iterator[bytes]:
    for text in (*texts().values(), *getattr(parser, "examples", ())):
        yield _scene(parser, text)


def _scene(parser: Any, text: str) -> bytes:
    try:
        return bytes(parser(text).to_json().encode())
    except LayoutgenError:
        return b"refused"


def _laid_out(predictor: Any) -> Iterator[bytes]:
    for name in ("two objects", "a place", "vague counts"):
        yield predictor(scenes()[name], seed=7, keep=None, canvas=Canvas()).to_json().encode()


def _shaped(shaper: Any) -> Iterator[bytes]:
    yield shaper(layouts()["no masks"], seed=7).to_json().encode()


def _drawn(renderer: Any) -> Iterator[bytes]:
    for name in ("two items", "overlap", "an unknown label"):
        (image,) = renderer([layouts()[name]], seeds=[7], size=(128, 96))
        yield image.convert("RGB").tobytes()


def _exported(exporter: Any) -> Iterator[bytes]:
    for name, content in exporter({"a": layouts()["two items"], "b": layouts()["overlap"]}).items():
        yield name.encode() + content


def _art(pack: Any) -> Iterator[bytes]:
    names = [str(name) for name in pack.names()]
    yield "\n".join(names).encode()
    for name in chosen(names, 24):
        yield repr(pack.find(name, ())).encode()


MADE: dict[str, Callable[[Any], Iterator[bytes]]] = {
    "parser": _scenes,
    "predictor": _laid_out,
    "shaper": _shaped,
    "renderer": _drawn,
    "asset_pack": _art,
    "exporter": _exported,
}


def _found(module: str, kind: str, distribution: str, name: str) -> Plugin | None:
    """The plugin, in the module that its factory stands in, or among what is installed."""
    if distribution == OWN:
        builtin = Plugins(installed=False)
        return (builtin if name in builtin.names(kind) else Plugins()).find(kind, f"{OWN}:{name}")
    if module.endswith(".py"):
        near = Plugins(installed=False, files=[module])
    else:
        near = Plugins(installed=False, modules=[importlib.import_module(module)])
    every: list[Plugin] = [*near.sources[-1].plugins, *Plugins()]
    return next((p for p in every if (p.kind, p.name) == (kind, name) and p.distribution != OWN), None)


def _main() -> None:
    module, kind, distribution, name, options = json.loads(sys.stdin.read())
    plugin = _found(module, kind, distribution, name)
    if plugin is None:
        sys.stdout.write(f"\n{_ABSENT}\n")
        return
    with watched():
        sys.stdout.write("\n" + fingerprint(kind, plugin.make(options)) + "\n")


if __name__ == "__main__":
    try:
        _main()
    except PluginError as error:
        sys.exit(str(error))

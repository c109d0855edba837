"""What the factory of every kind of plugin must keep to: described, options typed and documented, light to import."""

from __future__ import annotations

import inspect
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from layoutgen.plugins import Plugin, normalised, plugins
from layoutgen.testing.again import environment, importable
from layoutgen.testing.contract import Contract, LeftOut, broken

LIMIT = 0.5  # seconds for importing the plugin's module
_TRIES = 3  # a busy machine is slow once, a slow module always
_HEAVY = ("torch", "tensorflow", "jax", "transformers", "diffusers", "spacy", "scipy", "pandas", "matplotlib", "cv2")
_PROBE = """
import importlib, json, sys, time
import layoutgen.hookspecs, layoutgen.layout
begin = time.perf_counter()
importlib.import_module(sys.argv[1])
print("\\n" + json.dumps([time.perf_counter() - begin, [m for m in sys.argv[2:] if m in sys.modules]]))
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A plugin and the options it is made with."""

    plugin: Plugin
    options: dict[str, Any]


def described(case: Case) -> None:
    """The first line of the docstring is what `plugins list` shows."""
    if not case.plugin.description.strip():
        broken(f"the factory {case.plugin.name}() has no docstring; its first line is shown by `plugins list`")


def name_is_its_own(case: Case) -> None:
    """No other distribution has a plugin of this kind and name: whoever asks for it would have to name both."""
    plugin = case.plugin
    for other in plugins():
        same = (other.kind, other.name) == (plugin.kind, plugin.name)
        if same and normalised(other.distribution) != normalised(plugin.distribution):
            broken(
                f"{other.distribution} has a {plugin.kind} {plugin.name!r} as well, so this one is only found as "
                f"{plugin.distribution}:{plugin.name}; give it a name of its own"
            )


def options_are_typed(case: Case) -> None:
    """Each option has a type that pydantic can check, and a default of that type."""
    from pydantic import TypeAdapter
    from pydantic.errors import PydanticUserError

    for option in case.plugin.options:
        if option.variadic:
            broken(f"the factory takes *{option.name}; name its options, so that they can be shown and checked")
        if not option.type:
            broken(f"the option {option.name!r} has no type; write it as {option.name}: str, int, float, bool, ...")
        try:
            adapter = TypeAdapter(case.plugin.option_types[option.name])
        except (PydanticUserError, NameError, KeyError, TypeError) as error:
            broken(f"the type of the option {option.name!r} cannot be checked: {' '.join(str(error).split())}")
        if not option.required:
            try:
                adapter.validate_python(option.default)
            except ValueError:
                broken(f"the default {option.default!r} of the option {option.name!r} is no {option.type}")


def options_are_documented(case: Case) -> None:
    """Each option is named in the factory's docstring."""
    doc = inspect.getdoc(case.plugin.factory) or ""
    for option in case.plugin.options:
        if not re.search(rf"\b{re.escape(option.name)}\b", doc):
            broken(f"the docstring does not say what the option {option.name!r} does")


def imports_quickly(case: Case) -> None:
    """Its module is imported by every command, so it must be light."""
    module = importable(case.plugin)
    if module.endswith(".py"):
        raise LeftOut("it is a single file, which only the commands that name it import")
    took, heavy = _import_time(module)
    for _ in range(_TRIES - 1):
        if took <= LIMIT:
            return
        took, heavy = min((took, heavy), _import_time(module))
    if took > LIMIT:
        because = f" ({', '.join(heavy)} among it)" if heavy else ""
        broken(
            f"importing {module} takes {took:.1f} s{because} and every command waits for it; "
            "import heavy things inside the factory"
        )


def _import_time(module: str) -> tuple[float, list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, module, *_HEAVY],
        capture_output=True, text=True, check=False, env=environment(), stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if done.returncode:
        raise LeftOut(f"its module {module} cannot be imported alone")
    seconds, heavy = json.loads(done.stdout.splitlines()[-1])
    return float(seconds), list(heavy)


CONTRACTS: tuple[Contract[Case], ...] = (
    ("it says what it is", described),
    ("its name is its own", name_is_its_own),
    ("options are typed", options_are_typed),
    ("options are documented", options_are_documented),
    ("its module imports quickly", imports_quickly),
)

"""The checks by kind, for tests of plugins and for `layoutgen plugins check`."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from layoutgen.errors import PluginError
from layoutgen.plugins import Plugin, Plugins, parse_spec, plugins
from layoutgen.testing import (
    assets,
    datasets,
    exporters,
    factories,
    parsers,
    predictors,
    renderers,
    shapers,
    systems,
)
from layoutgen.testing.again import MADE, same_elsewhere
from layoutgen.testing.contract import Report, Result, Subject, run
from layoutgen.testing.quiet import Watch, watched

Options = Mapping[str, Any] | None
_CONTRACTS: dict[str, Callable[[Subject], Iterator[Result]]] = {
    "parser": lambda subject: run(parsers.CONTRACTS, parsers.Case(subject)),
    "predictor": lambda subject: run(predictors.CONTRACTS, subject),
    "shaper": lambda subject: run(shapers.CONTRACTS, subject),
    "renderer": lambda subject: run(renderers.CONTRACTS, renderers.Case(subject)),
    "asset_pack": lambda subject: run(assets.CONTRACTS, subject),
    "exporter": lambda subject: run(exporters.CONTRACTS, subject),
}
_WITH_DATA: dict[str, Callable[[Subject, Path | None], Iterator[Result]]] = {
    "dataset": lambda subject, data: run(datasets.CONTRACTS, datasets.Case(subject, data)),
    "system": lambda subject, data: run(systems.CONTRACTS, datasets.Case(subject, data)),
}


def check_parser(parser: Any, *, options: Options = None, texts: Sequence[str] = ()) -> Report:
    """Checks a parser: a plugin ("dots" or "dots,option=value"), the module that registers it, or a callable.

    options: what the factory is called with. texts: texts it reads, besides the kit's English ones (a parser may have
    them as its attribute `examples`). Raises ContractError, and PluginError when there is no such plugin.
    """
    return _check("parser", parser, options, lambda s: run(parsers.CONTRACTS, parsers.Case(s, tuple(texts))))


def check_predictor(predictor: Any, *, options: Options = None) -> Report:
    """Checks a predictor: a name, a module, or a callable `predictor(scene, *, seed, keep, canvas) -> Layout`."""
    return _check("predictor", predictor, options)


def check_shaper(shaper: Any, *, options: Options = None) -> Report:
    """Checks a shaper: a plugin's name, the module that registers it, or a callable `shaper(layout, *, seed)`."""
    return _check("shaper", shaper, options)


def check_renderer(renderer: Any, *, options: Options = None, size: tuple[int, int] = (128, 96)) -> Report:
    """Checks a renderer: a plugin's name, the module that registers it, or a callable with `conditions` and `labels`.

    size: (width, height) in pixels of most of the pictures that are drawn for it, about eighty.
    """
    return _check("renderer", renderer, options, lambda s: run(renderers.CONTRACTS, renderers.Case(s, size)))


def check_assets(pack: Any, *, options: Options = None) -> Report:
    """Checks an asset pack: a plugin's name, the module that registers it, or the pack itself."""
    return _check("asset_pack", pack, options)


def check_exporter(exporter: Any, *, options: Options = None) -> Report:
    """Checks an exporter: a name, a module, or a callable that makes file contents of layouts by name."""
    return _check("exporter", exporter, options)


def check_dataset(dataset: Any, *, data: Path | None = None, options: Options = None) -> Report:
    """Checks a data set: a name, a module, or a callable that reads a path.

    data: what is read, at most 200 entries of it; without it the stage's own `sample(folder)`, if it has one.
    """
    return _check("dataset", dataset, options, lambda s: _WITH_DATA["dataset"](s, data))


def check_system(system: Any, *, data: Path | None = None, options: Options = None) -> Report:
    """Checks a system that `layoutgen train` trains: a name, a module, or an object with `prepare`.

    data: something small that it learns from, for two steps; without it the stage's own `sample(folder)`, if any.
    """
    return _check("system", system, options, lambda s: _WITH_DATA["system"](s, data))


def check_plugin(module: ModuleType, *, options: Options = None) -> list[Report]:
    """Checks everything that a module registers. Raises ContractError, and PluginError when the module is broken."""
    found = _of_module(module)
    return [examine(plugin, options=options).demand() for plugin in found]


def examine(plugin: Plugin, *, options: Options = None, data: Path | None = None) -> Report:
    """The report on a plugin of any kind; raises nothing for a broken contract. data: for data sets and systems."""
    contracts = _CONTRACTS.get(plugin.kind)
    if plugin.kind in _WITH_DATA:
        contracts = functools.partial(_with_data, plugin.kind, data)
    return _examine(plugin, options, contracts)


def _with_data(kind: str, data: Path | None, subject: Subject) -> Iterator[Result]:
    return _WITH_DATA[kind](subject, data)


def _check(
    kind: str, target: Any, options: Options, contracts: Callable[[Subject], Iterator[Result]] | None = None
) -> Report:
    contracts = contracts or _CONTRACTS[kind]
    if isinstance(target, str):
        name, written = parse_spec(kind, target)
        return _examine(_named(kind, name), {**written, **(options or {})}, contracts).demand()
    if isinstance(target, Plugin):
        return _examine(target, options, contracts).demand()
    if isinstance(target, ModuleType):
        found = [p for p in _of_module(target) if p.kind == kind]
        if len(found) != 1:
            names = ", ".join(p.name for p in found) or "none"
            raise PluginError(f"the module {target.__name__} registers {len(found)} {kind}s ({names}); name one")
        return _examine(found[0], options, contracts).demand()
    name = getattr(target, "__name__", type(target).__name__)
    with watched() as watch:
        results = [*contracts(Subject(kind, name, target, lambda: target)), *_seen(watch, target)]
    return Report(kind, name, "this program", "0", tuple(results)).demand()


def _examine(plugin: Plugin, options: Options, contracts: Callable[[Subject], Iterator[Result]] | None) -> Report:
    given = dict(options or {})
    results = [*run(factories.CONTRACTS, factories.Case(plugin, given))]
    with watched() as watch:
        made: list[Any] = []
        results += run([("it can be made", lambda p: made.append(p.make(given)))], plugin)
        if made and contracts is not None:
            results += contracts(Subject(plugin.kind, plugin.name, made[0], lambda: plugin.make(given)))
            if plugin.kind in MADE:
                elsewhere = ("same in another process", lambda stage: same_elsewhere(plugin, given, stage))
                results += run([elsewhere], made[0])
    if made:
        results += _seen(watch, made[0])
    return Report(plugin.kind, plugin.name, plugin.distribution, plugin.version, tuple(results))


def _seen(watch: Watch, stage: Any) -> Iterator[Result]:
    yield from run([("no network unless declared", watch.network), ("nothing is printed", watch.printed)], stage)


def _named(kind: str, name: str) -> Plugin:
    try:
        return plugins().find(kind, name)
    except PluginError as error:
        raise PluginError(f"{error}; a plugin of your own must be installed first: pip install -e .") from None


def _of_module(module: ModuleType) -> list[Plugin]:
    source = Plugins(installed=False, modules=[module]).sources[-1]
    if source.error:
        raise PluginError(f"the module {module.__name__} is broken: {source.error}")
    return source.plugins

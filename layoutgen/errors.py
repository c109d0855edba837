"""What goes wrong, by name: every error a person can cause is one of these and says what to do."""

from __future__ import annotations


class LayoutgenError(Exception):
    """Base of all errors that are the input's fault, not the program's; the command line prints it and exits with 2."""


class TextError(LayoutgenError):
    """The text cannot become a scene: empty, too long, or with nothing in it that can be drawn."""


class FormatError(LayoutgenError):
    """A file or value is not in the form it should be; the message names the path of the field."""


class LayoutError(LayoutgenError):
    """A layout was asked for something impossible: an unknown item, a box without area, a canvas out of range."""


class PluginError(LayoutgenError):
    """A plugin is unknown, broken, ambiguous, was given wrong options or returned nonsense."""


class FailedPluginError(PluginError):
    """A plugin raised, or returned what its stage must not return: the plugin's fault, so another one can take over."""


class OutputError(LayoutgenError):
    """A result cannot be written where it was asked for."""


class WeightsError(LayoutgenError):
    """Weights are unknown, damaged, of another system, or not in a form that is safe to read."""


class TrainingError(LayoutgenError):
    """Training cannot start or go on: a recipe that does not fit the checkpoint, a loss that is no number."""


class EditError(LayoutgenError):
    """An edit cannot be done: words that are not understood, a thing that is not there, no room, a locked item."""


class AmbiguousError(EditError):
    """Words of an edit mean several things; the message is a question. candidates: the ids of the items meant."""

    def __init__(self, question: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(question)
        self.candidates = candidates

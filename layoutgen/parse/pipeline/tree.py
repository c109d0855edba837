"""Dependency trees built from the head outwards; projective by construction, one root, no cycles."""

from __future__ import annotations

from dataclasses import dataclass, field

from layoutgen.parse.pipeline.conllu import Sentence

_NO_SPACE_BEFORE = frozenset({",", ".", ";", ":", "!", "?", "'s", "'", "-", "n't", ")"})
_NO_SPACE_AFTER = frozenset({"-", "("})


@dataclass
class Node:
    """A word with its Penn tag and its dependents on either side, in the order they are said."""

    word: str
    tag: str
    left: list[tuple[Node, str]] = field(default_factory=list)
    right: list[tuple[Node, str]] = field(default_factory=list)

    def before(self, child: Node, dep: str) -> Node:
        """Put `child` in front of everything said so far; returns self."""
        self.left.insert(0, (child, dep))
        return self

    def after(self, child: Node, dep: str) -> Node:
        """Put `child` behind everything said so far; returns self."""
        self.right.append((child, dep))
        return self

    def words(self) -> list[Node]:
        """All nodes of this subtree in surface order."""
        out: list[Node] = []
        for child, _ in self.left:
            out += child.words()
        out.append(self)
        for child, _ in self.right:
            out += child.words()
        return out

    def last(self) -> Node:
        """The last node in surface order."""
        return self.right[-1][0].last() if self.right else self


def sentence(root: Node) -> Sentence:
    """Write the tree down as columns; lemmas and universal tags are left empty, as nothing is trained on them."""
    nodes = root.words()
    index = {id(node): i for i, node in enumerate(nodes)}
    heads, deps = [0] * len(nodes), ["root"] * len(nodes)
    for head, node in enumerate(nodes):
        heads[head] = head if node is root else heads[head]
        for child, dep in node.left + node.right:
            heads[index[id(child)]], deps[index[id(child)]] = head, dep
    words = [node.word for node in nodes]
    following = [*words[1:], ""]
    spaces = [n not in _NO_SPACE_BEFORE and w not in _NO_SPACE_AFTER for w, n in zip(words, following, strict=True)]
    blank = [""] * len(nodes)
    return Sentence(words, spaces, [node.tag for node in nodes], heads, deps, blank, blank)

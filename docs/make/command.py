"""The installed `layoutgen` command, started once and then forked: a page's thirty commands need not load it anew.

Every command still is a process of its own, with its own folder, environment, standard streams and exit status, and
runs the function that the distribution's entry point names. Only the modules are there already.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

NAME = "layoutgen"
_LENGTH = struct.Struct("!I")
_SHIM = """#!{python} -SE
import json, os, socket, struct, sys
asked = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
os.chdir({folder!r})  # the address of a socket must be short
with socket.socket(socket.AF_UNIX) as server:
    server.connect("socket")
    socket.send_fds(server, [struct.pack("!I", len(asked))], [0, 1, 2])
    server.sendall(asked)
    sys.exit(int(server.recv(8) or b"70"))
"""


@contextlib.contextmanager
def started(folder: Path) -> Iterator[Path]:
    """A folder for the front of PATH, below `folder`, with a `layoutgen` that answers at once while the block runs.

    Where processes cannot be forked, it is the folder of the installed command itself.
    """
    if not hasattr(os, "fork"):
        yield Path(sys.executable).parent
        return
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "socket"
    path.unlink(missing_ok=True)
    shim = folder / NAME
    shim.write_text(_SHIM.format(python=sys.executable, folder=str(folder.resolve())))
    shim.chmod(0o755)
    with _bound(path) as listener:
        number = listener.fileno()
        command = [sys.executable, "-m", __name__, str(number)]
        server = subprocess.Popen(command, pass_fds=[number], env={**os.environ, "OMP_NUM_THREADS": "1"})
    try:
        yield folder
    finally:
        server.terminate()
        server.wait()
    path.unlink(missing_ok=True)


def _bound(path: Path) -> socket.socket:
    """A socket listening at a path; the path may be longer than such addresses can be."""
    listener = socket.socket(socket.AF_UNIX)
    back = Path.cwd()
    os.chdir(path.parent)
    try:
        listener.bind(path.name)
    finally:
        os.chdir(back)
    listener.listen()
    return listener


def serve(listener: socket.socket) -> None:
    """Answers until it is ended: a child for each command."""
    from layoutgen.art import renderer, silhouette  # noqa: F401 - loaded here so that the children have them
    from layoutgen.parse.parser import SpacyParser

    SpacyParser()("a red car")
    (entry,) = metadata.entry_points(group="console_scripts", name=NAME)
    program = entry.load()
    while True:
        client, _ = listener.accept()
        with contextlib.suppress(ChildProcessError):  # none is left
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        with client:
            head, streams, _, _ = socket.recv_fds(client, _LENGTH.size, 3)
            child = os.fork() if head else -1
            if child == 0:
                listener.close()
                _answer(client, _LENGTH.unpack(head)[0], streams, program)
            for stream in streams:
                os.close(stream)


def _answer(client: socket.socket, length: int, streams: list[int], program: object) -> None:
    """In the child: becomes the command, and tells the exit status."""
    data = b""
    while len(data) < length:
        data += client.recv(length - len(data))
    arguments, folder, environment = json.loads(data)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [NAME, *arguments]
    sys.path[:0] = [part for part in environment.get("PYTHONPATH", "").split(os.pathsep) if part not in ("", *sys.path)]
    status: object = 0
    try:
        program()  # type: ignore[operator]
    except SystemExit as end:
        status = end.code
    except BaseException:
        sys.excepthook(*sys.exc_info())
        status = 1
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.flush()
    if isinstance(status, str):
        sys.stderr.write(f"{status}\n")
    sys.stderr.flush()
    client.sendall(str(status if isinstance(status, int) else 0 if status is None else 1).encode())
    os._exit(0)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))

"""The editor in the browser: a server on this machine, one page, and a REST API that programs can use as well."""

from __future__ import annotations

from layoutgen.studio.app import create_app

__all__ = ["create_app"]

"""Keeps the results of slow steps of a dataset for all sessions."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from cachetools import LRUCache

Made = TypeVar("Made")


class ViewCache:
    """The results of slow steps, shared by all threads of the server; the least recently used is dropped first."""

    def __init__(self, most: int) -> None:
        self._views, self._lock = LRUCache[Hashable, Any](most), Lock()

    def __call__(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` returned for this key, now or before; `key` must name everything that the result depends on."""
        with self._lock:
            if key in self._views:
                return self._views[key]
        view = make()
        with self._lock:
            self._views[key] = view
        return view

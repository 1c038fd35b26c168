"""Tabs without a browser: sessions of the real server over WebSocket, opened as Streamlit's own page does.

A tab sends its address, the values of its widgets and the name of its page, and receives the elements of the page. A run
that ends in an error, or whose page does not show the expected words, raises Failed, so that only correct runs are measured.
"""

import asyncio
import re
import time
from contextlib import asynccontextmanager
from typing import NamedTuple
from urllib.parse import parse_qs, urlencode

import httpx2
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

SECONDS = 120  # for any one run: the longest read, and something over
_LARGEST = 64 << 20  # bytes of a message


class Failed(Exception):
    """A run ended in an error, or its page lacks the expected words."""


class Ran(NamedTuple):
    """The seconds of a run, the bytes that it sent, and the text of its page."""

    seconds: float
    size: int
    text: str


class Tab:
    """One session: the page on screen, the values of its widgets, its query."""

    def __init__(self, base: str, socket: ClientConnection) -> None:
        self.base, self.socket = base, socket
        self.session = ""
        self.elements: dict[tuple[int, ...], Element] = {}
        self.pages: dict[str, str] = {}
        self._page, self.query, self._values = "", {}, {}
        self._sent: dict[str, ForwardMsg] = {}

    async def open(self, page: str = "", query: str = "", *, expect: str = "") -> Ran:
        """Opens an address: the first run."""
        self.query = parse_qs(query)
        return await self._run(expect, page_name=page)

    async def choose(self, *, expect: str = "", **values: object) -> Ran:
        """Sets widgets, given by their keys, to a list, a text or a bool, and runs the page."""
        for key, value in values.items():
            self._set(self.widget(key), value)
        return await self._run(expect)

    async def click(self, label: str, *, expect: str = "") -> Ran:
        """Presses a button and runs the page."""
        button = next(each.button for each in self.elements.values() if each.button.label == label)
        return await self._run(expect, WidgetState(id=button.id, trigger_value=True))

    async def turn_to(self, page: str, *, expect: str = "") -> Ran:
        """Runs another page."""
        self._page = self.pages[page]
        return await self._run(expect)

    async def follow(self, page: str, query: str, *, expect: str = "") -> Ran:
        """Follows a link to another page, like a browser that has not loaded the widgets yet and so sends no values."""
        self.query, self._values = parse_qs(query), {}
        return await self.turn_to(page, expect=expect)

    async def upload(self, label: str, name: str, data: bytes, *, expect: str = "") -> Ran:
        """Gives a file to the uploader and runs the page that reads it."""
        uploader = next(each.file_uploader for each in self.elements.values() if each.file_uploader.label == label)
        asked = BackMsg()
        asked.file_urls_request.request_id = "1"
        asked.file_urls_request.file_names.append(name)
        asked.file_urls_request.session_id = self.session
        await self.socket.send(asked.SerializeToString())
        while (answer := await self._receive()).WhichOneof("type") != "file_urls_response":
            pass
        urls = answer.file_urls_response.file_urls[0]
        async with httpx2.AsyncClient(base_url=self.base) as http:
            await http.get("/_stcore/health")
            token = http.cookies["_streamlit_xsrf"]
            sent = await http.put(urls.upload_url, files={"file": (name, data)}, headers={"X-Xsrftoken": token})
        if sent.status_code != 204:
            raise Failed(f"upload: {sent.status_code} {sent.text}")
        state = WidgetState(id=uploader.id)
        state.file_uploader_state_value.uploaded_file_info.add(
            name=name, size=len(data), file_id=urls.file_id, file_urls=urls
        )
        return await self._run(expect, state)

    def widget(self, key: str) -> Element:
        """The element of the widget whose id ends with this key."""
        for element in self.elements.values():
            if getattr(_own(element), "id", "").endswith(f"-{key}"):
                return element
        raise Failed(f"no widget {key} on the page")

    def _set(self, element: Element, value: object) -> None:
        widget = _own(element)
        state = WidgetState(id=widget.id)
        if isinstance(value, bool):
            state.bool_value = value
        elif isinstance(value, str):
            state.string_value = value
        else:
            state.string_array_value.data.extend(value)
        self._values[widget.id] = state
        if name := widget.query_param_key:
            self.query[name] = [value] if isinstance(value, str) else value

    async def _run(self, expect: str, *pressed: WidgetState, page_name: str = "") -> Ran:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string = urlencode({name: values for name, values in self.query.items() if values}, doseq=True)
        asked.widget_states.widgets.extend([*self._values.values(), *pressed])
        asked.page_script_hash, asked.page_name = self._page, page_name
        asked.cached_message_hashes.extend(self._sent)
        asked.context_info.url, asked.context_info.timezone, asked.context_info.locale = self.base, "UTC", "zh-CN"
        asked.context_info.color_scheme = "light"
        started = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        try:
            async with asyncio.timeout(SECONDS):
                size = await self._collect()
        except TimeoutError:
            raise Failed(f"no answer in {SECONDS} s") from None
        seconds = time.perf_counter() - started
        return Ran(seconds, size, self._checked(expect))

    async def _collect(self) -> int:
        """Receives the messages of a run to its end and returns their bytes."""
        size, before, sent = 0, self._sent, {}
        while True:
            message, length = await self._receive_sized()
            size += length
            kind = message.WhichOneof("type")
            if kind == "ref_hash":
                message = before[message.ref_hash]
                kind = message.WhichOneof("type")
            if message.metadata.cacheable:
                sent[message.hash] = message
            if kind == "new_session":
                self.elements = {}
                self.session = message.new_session.initialize.session_id or self.session
                self._page = message.new_session.page_script_hash
            elif kind == "navigation":
                self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
                self._page = message.navigation.page_script_hash
            elif kind == "page_info_changed":
                self.query = parse_qs(message.page_info_changed.query_string)
            elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                self._take(tuple(message.metadata.delta_path), message.delta.new_element)
            elif kind == "page_not_found":
                raise Failed("no such page")
            elif kind == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise Failed("the script did not compile")
                if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    self._sent = sent
                    return size

    def _take(self, path: tuple[int, ...], element: Element) -> None:
        self.elements[path] = element
        widget = _own(element)
        if getattr(widget, "set_value", False):  # the server has changed it: what was chosen here is over
            self._values.pop(widget.id, None)
            if hasattr(widget, "raw_values"):
                self._set(element, list(widget.raw_values))

    async def _receive(self) -> ForwardMsg:
        return (await self._receive_sized())[0]

    async def _receive_sized(self) -> tuple[ForwardMsg, int]:
        data = await self.socket.recv()
        return ForwardMsg.FromString(data), len(data)

    def _checked(self, expect: str) -> str:
        for element in self.elements.values():
            if element.WhichOneof("type") == "exception":
                raise Failed(f"exception: {element.exception.type}")
            if element.WhichOneof("type") == "alert" and element.alert.format == Alert.ERROR:
                raise Failed(f"error on the page: {_words(element)}")
        text = "\n".join(filter(None, map(_words, self.elements.values())))
        if expect not in text:
            raise Failed(f"{expect!r} is not on the page, but: {text[:300]!r}")
        return text


def _own(element: Element):
    """The specific element inside the general message."""
    return getattr(element, element.WhichOneof("type") or "empty")


def _words(element: Element) -> str:
    own = _own(element)
    if element.html.body.startswith("<style>"):
        return ""
    words = "\n".join(str(getattr(own, name)) for name in ("label", "body") if hasattr(own, name))
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", words)  # Markdown, as it is read


@asynccontextmanager
async def tab(base: str):
    """A tab, not opened yet, that is closed at the end."""
    address = f"{base.replace('http', 'ws', 1)}/_stcore/stream"
    async with connect(address, subprotocols=["streamlit"], origin=base, max_size=_LARGEST, proxy=None) as socket:
        yield Tab(base, socket)

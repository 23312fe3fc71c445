"""The standard library: what it lets applications plug in, and its own plugs."""

import argparse
import ast
import asyncio
import concurrent.futures
import csv
import datetime as dt
import html.parser
import http.server
import json
import random
import selectors
import socketserver
import string
import unittest
import xml.sax.handler
from collections.abc import Callable
from email._policybase import Policy
from typing import Any, Protocol, TypeAlias, TypeVar

from tests.ecosystem.cases import Case, names

T = TypeVar("T")

ExecutorClass: TypeAlias = type[concurrent.futures.Executor]
MakesExecutor: TypeAlias = Callable[[], concurrent.futures.Executor]
SelectorClass: TypeAlias = type[selectors.BaseSelector]
HandlerClass: TypeAlias = type[socketserver.BaseRequestHandler]
WebHandlerClass: TypeAlias = type[http.server.BaseHTTPRequestHandler]
ServerClass: TypeAlias = type[socketserver.BaseServer]
DialectClass: TypeAlias = type[csv.Dialect]
EncoderClass: TypeAlias = type[json.JSONEncoder]
ActionClass: TypeAlias = type[argparse.Action]
HelpClass: TypeAlias = type[argparse.HelpFormatter]
ProtocolClass: TypeAlias = type[asyncio.BaseProtocol]
VisitorClass: TypeAlias = type[ast.NodeVisitor]
ContentHandlerClass: TypeAlias = type[xml.sax.handler.ContentHandler]
TestClass: TypeAlias = type[unittest.TestCase]
ParserClass: TypeAlias = type[html.parser.HTMLParser]
RandomClass: TypeAlias = type[random.Random]
StringFormatterClass: TypeAlias = type[string.Formatter]
ZoneClass: TypeAlias = type[dt.tzinfo]
MailPolicy: TypeAlias = Policy


class Compressor(Protocol):
    """A module that compresses."""

    def compress(self, data: bytes, /) -> bytes: ...

    def decompress(self, data: bytes, /) -> bytes: ...


class NamedCompressor(Protocol):
    """The same, called by the parameter's name."""

    def compress(self, data: bytes) -> bytes: ...

    def decompress(self, data: bytes) -> bytes: ...


class Serializer(Protocol):
    """A module that serializes."""

    def dumps(self, obj: Any, /) -> str | bytes: ...

    def loads(self, data: Any, /) -> Any: ...


class Paths(Protocol):
    """A module of paths."""

    sep: str
    curdir: str

    def join(self, a: str, /, *paths: str) -> str: ...

    def split(self, p: str) -> tuple[str, str]: ...

    def isabs(self, s: str) -> bool: ...

    def normpath(self, path: str) -> str: ...


class DatabaseModule(Protocol):
    """A module of DB-API 2.0."""

    apilevel: str
    threadsafety: int
    paramstyle: str

    @property
    def Error(self) -> type[Exception]: ...

    def connect(self, database: str, /) -> Any: ...


class Submits(Protocol):
    """An executor, without its base class."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> concurrent.futures.Future[T]: ...

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None: ...


class Handles(Protocol):
    """A handler of requests, without its base class."""

    def setup(self) -> None: ...

    def handle(self) -> None: ...

    def finish(self) -> None: ...


class Encodes(Protocol):
    """An encoder of JSON, without its base class."""

    item_separator: str
    sort_keys: bool

    def default(self, o: Any) -> Any: ...

    def encode(self, o: Any) -> str: ...


class Hash(Protocol):
    """What ``hashlib`` gives."""

    @property
    def digest_size(self) -> int: ...

    @property
    def name(self) -> str: ...

    def update(self, data: bytes, /) -> None: ...

    def hexdigest(self) -> str: ...


class Zone(Protocol):
    """A time zone, without its base class."""

    def utcoffset(self, moment: dt.datetime | None, /) -> dt.timedelta | None: ...

    def tzname(self, moment: dt.datetime | None, /) -> str | None: ...


class Dice(Protocol):
    """A source of chance, without its base class."""

    def random(self) -> float: ...

    def randint(self, a: int, b: int) -> int: ...

    def shuffle(self, x: list[Any]) -> None: ...


class Selects(Protocol):
    """A selector, without its base class."""

    def register(self, fileobj: int, events: int, data: Any = None) -> selectors.SelectorKey: ...

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]: ...

    def close(self) -> None: ...


class Connects(Protocol):
    """A protocol of asyncio, without its base class."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None: ...

    def connection_lost(self, exc: Exception | None) -> None: ...


class Parses(Protocol):
    """A handler of XML, without its base class."""

    def startDocument(self) -> None: ...

    def characters(self, content: str) -> None: ...


class Encrypts(Protocol):
    """Wrong: these modules do not encrypt."""

    def encrypt(self, data: bytes, key: bytes) -> bytes: ...


SubmitsClass: TypeAlias = type[Submits]
HandlesClass: TypeAlias = type[Handles]
EncodesClass: TypeAlias = type[Encodes]
SelectsClass: TypeAlias = type[Selects]
ConnectsClass: TypeAlias = type[Connects]
ParsesClass: TypeAlias = type[Parses]
DiceClass: TypeAlias = type[Dice]
ZoneLike: TypeAlias = type[Zone]
MakesHash: TypeAlias = Callable[[bytes], Hash]
Encoder: TypeAlias = Callable[[Any], str]

EXECUTORS = names("concurrent.futures", "ThreadPoolExecutor ProcessPoolExecutor")
SELECTORS = names("selectors", "DefaultSelector EpollSelector PollSelector SelectSelector")
HANDLERS = names("socketserver", "DatagramRequestHandler StreamRequestHandler") | names(
    "http.server", "CGIHTTPRequestHandler SimpleHTTPRequestHandler"
)
SERVERS = names("socketserver", "TCPServer UDPServer ThreadingTCPServer UnixStreamServer") | names(
    "http.server", "HTTPServer ThreadingHTTPServer"
)
ZONES = {"timezone": "datetime:timezone", "zoneinfo": "zoneinfo:ZoneInfo"}
COMPRESSORS = {each: each for each in ("bz2", "gzip", "lzma", "zlib")}
SERIALIZERS = {each: each for each in ("json", "marshal", "pickle", "plistlib")}
PATHS = {each: each for each in ("ntpath", "os.path", "posixpath")}
PROTOCOLS = names("asyncio", "BufferedProtocol DatagramProtocol Protocol StreamReaderProtocol SubprocessProtocol")
HASHES = names("hashlib", "md5 sha1 sha256 sha512 blake2b sha3_256")
VISITORS = names("ast", "NodeTransformer") | {"mccabe": "mccabe:PathGraphingAstVisitor"}
XML_HANDLERS = names("xml.sax.saxutils", "XMLGenerator XMLFilterBase")
POLICIES = names("email.policy", "default SMTP SMTPUTF8 HTTP strict")

CASES = (
    Case("Compressor", "compressors", COMPRESSORS),
    Case("NamedCompressor", "compressors", {each: each for each in ("bz2", "gzip", "lzma")}),
    Case("Serializer", "serializers", SERIALIZERS),
    Case("Paths", "paths", PATHS),
    Case("DatabaseModule", "databases", {"sqlite3": "sqlite3"}),
    Case("ExecutorClass", "executors", EXECUTORS),
    Case("SubmitsClass", "executors", EXECUTORS),
    Case("MakesExecutor", "executors", EXECUTORS),
    Case("SelectorClass", "selectors", SELECTORS),
    Case("SelectsClass", "selectors", SELECTORS),
    Case("HandlerClass", "handlers", HANDLERS),
    Case("HandlesClass", "handlers", HANDLERS),
    Case("WebHandlerClass", "web handlers", names("http.server", "CGIHTTPRequestHandler SimpleHTTPRequestHandler")),
    Case("ServerClass", "servers", SERVERS),
    Case("DialectClass", "dialects", names("csv", "excel excel_tab unix_dialect")),
    Case("EncoderClass", "encoders", names("json", "JSONEncoder")),
    Case("EncodesClass", "encoders", names("json", "JSONEncoder")),
    Case("Encoder", "encoders", {"json": "json:dumps", "repr": "builtins:repr", "str": "builtins:str"}),
    Case("ActionClass", "actions", names("argparse", "BooleanOptionalAction")),
    Case(
        "HelpClass",
        "helps",
        names("argparse", "ArgumentDefaultsHelpFormatter RawDescriptionHelpFormatter MetavarTypeHelpFormatter"),
    ),
    Case("ProtocolClass", "protocols", PROTOCOLS),
    Case("ConnectsClass", "protocols", PROTOCOLS),
    Case("VisitorClass", "visitors", VISITORS, refused={"mccabe": "not-a-subclass"}),
    Case("ContentHandlerClass", "XML handlers", XML_HANDLERS, refused={"XMLFilterBase": "not-a-subclass"}),
    Case("ParsesClass", "XML handlers", XML_HANDLERS),
    Case("TestClass", "tests", names("unittest", "FunctionTestCase IsolatedAsyncioTestCase")),
    Case("RandomClass", "chance", names("random", "Random SystemRandom")),
    Case("DiceClass", "chance", names("random", "Random SystemRandom")),
    Case("Dice", "chance", {"module": "random"}),
    Case("Dice", "chance", names("random", "Random SystemRandom"), called=True),
    Case("ZoneClass", "zones", ZONES),
    Case("ZoneLike", "zones", ZONES),
    Case("MakesHash", "hashes", HASHES),
    Case("MailPolicy", "policies", POLICIES),
    Case("Encrypts", "compressors", COMPRESSORS, wrong="missing-member"),
)

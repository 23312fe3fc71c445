"""codecs: the encodings of the standard library."""

import codecs
from collections.abc import Callable
from typing import Protocol, TypeAlias

from tests.ecosystem.cases import Case

CodecClass: TypeAlias = type[codecs.Codec]
IncrementalEncoderClass: TypeAlias = type[codecs.IncrementalEncoder]
IncrementalDecoderClass: TypeAlias = type[codecs.IncrementalDecoder]
StreamReaderClass: TypeAlias = type[codecs.StreamReader]
StreamWriterClass: TypeAlias = type[codecs.StreamWriter]
Entry: TypeAlias = Callable[[], codecs.CodecInfo]
MakesEncoder: TypeAlias = Callable[[str], codecs.IncrementalEncoder]


class Encoding(Protocol):
    """The module of an encoding."""

    def getregentry(self) -> codecs.CodecInfo: ...


class Encodes(Protocol):
    """A codec, without its base class."""

    def encode(self, input: str, errors: str = "strict") -> tuple[bytes, int]: ...

    def decode(self, input: bytes, errors: str = "strict") -> tuple[str, int]: ...


class EncodesInParts(Protocol):
    """An incremental encoder, without its base class."""

    errors: str

    def encode(self, input: str, final: bool = False) -> bytes: ...

    def reset(self) -> None: ...


class DecodesInParts(Protocol):
    """An incremental decoder, without its base class."""

    def decode(self, input: bytes, final: bool = False) -> str: ...

    def reset(self) -> None: ...


class NamedEncoding(Protocol):
    """Wrong: an encoding does not take its name."""

    def getregentry(self, name: str) -> codecs.CodecInfo: ...


EncodesClass: TypeAlias = type[Encodes]
EncodesInPartsClass: TypeAlias = type[EncodesInParts]
DecodesInPartsClass: TypeAlias = type[DecodesInParts]

NAMES = (
    "ascii big5 big5hkscs charmap cp037 cp1252 cp437 cp932 euc_jp gb18030 gbk hz idna iso2022_jp iso8859_1 iso8859_15 "
    "koi8_r latin_1 mac_roman punycode raw_unicode_escape shift_jis tis_620 undefined unicode_escape utf_16 utf_16_le "
    "utf_32 utf_32_be utf_7 utf_8 utf_8_sig"
).split()
MODULES = {each: f"encodings.{each}" for each in NAMES}
ENTRIES = {each: f"encodings.{each}:getregentry" for each in NAMES if each != "charmap"}
CODECS = {each: f"encodings.{each}:Codec" for each in NAMES if not each.startswith("utf_")}
ENCODERS = {each: f"encodings.{each}:IncrementalEncoder" for each in NAMES}
DECODERS = {each: f"encodings.{each}:IncrementalDecoder" for each in NAMES}
READERS = {each: f"encodings.{each}:StreamReader" for each in NAMES}
WRITERS = {each: f"encodings.{each}:StreamWriter" for each in NAMES}

CASES = (
    Case("Encoding", "modules", {name: each for name, each in MODULES.items() if name != "charmap"}),
    Case("Entry", "entries", ENTRIES),
    Case("CodecClass", "codecs", CODECS),
    Case("EncodesClass", "codecs", CODECS),
    Case("IncrementalEncoderClass", "encoders", ENCODERS),
    Case("EncodesInPartsClass", "encoders", ENCODERS),
    Case("MakesEncoder", "encoders", ENCODERS),
    Case("IncrementalDecoderClass", "decoders", DECODERS),
    Case("DecodesInPartsClass", "decoders", DECODERS),
    Case("StreamReaderClass", "readers", READERS),
    Case("StreamWriterClass", "writers", WRITERS),
    Case("NamedEncoding", "modules", MODULES, wrong="too-few-parameters"),
)

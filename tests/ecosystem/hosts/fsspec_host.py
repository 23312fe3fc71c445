"""fsspec: its own file systems, those that import without further packages."""

from collections.abc import Callable, Iterator
from typing import Any, Protocol, TypeAlias

from fsspec.archive import AbstractArchiveFileSystem
from fsspec.asyn import AsyncFileSystem
from fsspec.spec import AbstractBufferedFile, AbstractFileSystem

from tests.ecosystem.cases import Case, names

PACKAGE = "fsspec"

FileSystemClass: TypeAlias = type[AbstractFileSystem]
MakesFileSystem: TypeAlias = Callable[..., AbstractFileSystem]
ArchiveClass: TypeAlias = type[AbstractArchiveFileSystem]
AsyncFileSystemClass: TypeAlias = type[AsyncFileSystem]
BufferedFileClass: TypeAlias = type[AbstractBufferedFile]


class Tree(Protocol):
    """What an application that copies trees calls; fsspec has no annotations."""

    def ls(self, path: str, detail: bool = True) -> list[Any]: ...

    def info(self, path: str) -> dict[str, Any]: ...

    def mkdir(self, path: str, create_parents: bool = True) -> None: ...

    def exists(self, path: str) -> bool: ...

    def walk(self, path: str, maxdepth: int | None = None) -> Iterator[tuple[str, list[str], list[str]]]: ...

    def cat_file(self, path: str, start: int | None = None, end: int | None = None) -> bytes: ...

    def pipe_file(self, path: str, value: bytes) -> None: ...

    def rm(self, path: str, recursive: bool = False, maxdepth: int | None = None) -> None: ...

    def cp_file(self, path1: str, path2: str) -> None: ...


class Named(Protocol):
    """The identity of a file system."""

    @property
    def protocol(self) -> str | tuple[str, ...]: ...

    @property
    def root_marker(self) -> str: ...

    @property
    def fsid(self) -> str: ...

    def unstrip_protocol(self, name: str) -> str: ...

    def to_json(self, *, include_password: bool = True) -> str: ...

    @staticmethod
    def from_json(blob: str) -> AbstractFileSystem: ...


class Mounts(Protocol):
    """Wrong: file systems are not mounted."""

    def mount(self, path: str) -> None: ...


TreeClass: TypeAlias = type[Tree]
NamedClass: TypeAlias = type[Named]
MountsClass: TypeAlias = type[Mounts]

FILE_SYSTEMS = {
    name: f"fsspec.implementations.{target}"
    for name, target in {
        "arrow": "arrow:ArrowFSWrapper",
        "asyn_wrapper": "asyn_wrapper:AsyncFileSystemWrapper",
        "caching": "cached:CachingFileSystem",
        "data": "data:DataFileSystem",
        "dir": "dirfs:DirFileSystem",
        "filecache": "cached:WholeFileCacheFileSystem",
        "ftp": "ftp:FTPFileSystem",
        "hdfs": "arrow:HadoopFileSystem",
        "http_sync": "http_sync:HTTPFileSystem",
        "jupyter": "jupyter:JupyterFileSystem",
        "local": "local:LocalFileSystem",
        "memory": "memory:MemoryFileSystem",
        "reference": "reference:ReferenceFileSystem",
        "simplecache": "cached:SimpleCacheFileSystem",
        "tar": "tar:TarFileSystem",
        "webhdfs": "webhdfs:WebHDFS",
        "zip": "zip:ZipFileSystem",
    }.items()
}
READY = {name: FILE_SYSTEMS[name] for name in ("data", "local", "memory")}
PLAIN = {name: each for name, each in FILE_SYSTEMS.items() if not name.endswith(("cache", "caching"))}
ARCHIVES = {name: FILE_SYSTEMS[name] for name in ("tar", "zip")}
ASYNC = {name: FILE_SYSTEMS[name] for name in ("asyn_wrapper", "dir", "reference")}
FILES = names("fsspec.implementations.ftp", "FTPFile") | names("fsspec.implementations.webhdfs", "WebHDFile")
OVERRIDES = {name: "wrong-kind" for name in ("asyn_wrapper", "caching", "dir", "filecache", "simplecache")}
"""These make a ClassVar of ``protocol``, which both type checkers report at the class."""
ASYNC_OVERRIDES = {name: OVERRIDES[name] for name in ("asyn_wrapper", "dir")}

CASES = (
    Case("FileSystemClass", "file systems", FILE_SYSTEMS, refused=OVERRIDES | {"local": "too-few-parameters"}),
    Case(
        "TreeClass",
        "file systems",
        FILE_SYSTEMS,
        refused={"http_sync": "parameter-name", "webhdfs": "too-few-parameters"},
    ),
    Case("NamedClass", "file systems", FILE_SYSTEMS),
    Case("MakesFileSystem", "file systems", FILE_SYSTEMS),
    Case("AbstractFileSystem", "file systems", READY, called=True, refused={"local": "too-few-parameters"}),
    Case("Tree", "file systems", READY, called=True),
    Case("ArchiveClass", "archives", ARCHIVES),
    Case("AsyncFileSystemClass", "asynchronous file systems", ASYNC, refused=ASYNC_OVERRIDES),
    Case("BufferedFileClass", "files", FILES),
    Case("MountsClass", "plain file systems", PLAIN, wrong="missing-member"),
)

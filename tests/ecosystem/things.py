"""Objects that no module of a host holds ready, made as an application makes them."""

import array
import bz2
import collections
import contextlib
import email.message
import gzip
import io
import lzma
import os
import pathlib
import sqlite3
import tempfile
import types
import zipfile

import rich.json
import rich.progress
import rich.table
import rich.text

connection = sqlite3.connect(":memory:")
cursor = connection.cursor()

json_text = rich.json.JSON("{}")
progress = rich.progress.Progress()
table = rich.table.Table()
text = rich.text.Text()

text_buffer = io.StringIO("text")
wrapped = io.TextIOWrapper(io.BytesIO(b"text"))
bytes_buffer = io.BytesIO(b"bytes")
buffered_reader = io.BufferedReader(io.BytesIO(b"bytes"))
buffered_writer = io.BufferedWriter(io.BytesIO())
unbuffered = io.FileIO(os.devnull, "r+")
gzip_file = gzip.GzipFile(fileobj=io.BytesIO(), mode="wb")
bz2_file = bz2.BZ2File(io.BytesIO(), mode="wb")
lzma_file = lzma.LZMAFile(io.BytesIO(), mode="wb")
spooled = tempfile.SpooledTemporaryFile()
archive = zipfile.ZipFile(io.BytesIO(), mode="w")
path = pathlib.Path("text")
zip_path = zipfile.Path(archive)

numbers_list = [1, 2]
numbers_tuple = (1, 2)
numbers_range = range(2)
numbers_deque = collections.deque([1, 2])
numbers_array = array.array("i", [1, 2])
numbers_set = {1, 2}
numbers_frozenset = frozenset({1, 2})
names_dict = {"a": 1}
names_ordered = collections.OrderedDict(a=1)
names_default = collections.defaultdict(int, a=1)
names_counter = collections.Counter("a")
names_chain = collections.ChainMap({"a": 1})
names_proxy = types.MappingProxyType({"a": 1})
names_user = collections.UserDict({"a": 1})
names_keys = {"a": 1}.keys()
names_values = {"a": 1}.values()
names_items = {"a": 1}.items()
numbers_user = collections.UserList([1, 2])

closing = contextlib.closing(io.StringIO())
nothing = contextlib.nullcontext(1)
stack = contextlib.ExitStack()
message = email.message.EmailMessage()

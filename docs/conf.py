"""Sphinx configuration. Build: python -m sphinx -W -n -b html docs docs/_build/html."""

from importlib.metadata import version as version_of
from pathlib import Path

from docutils import nodes

project = "longshore"
author = "the longshore authors"
project_copyright = "the longshore authors"
version = release = version_of("longshore")

extensions = ["myst_parser", "sphinx_design", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "changelog/[0-9]*"]  # fragments are gathered by changelog/README.md's rules

html_theme = "furo"
pygments_dark_style = "github-dark"  # the theme's own underlines names, as if they were links
html_title = "longshore"
html_static_path = ["_static"]
html_css_files = ["docs.css"]
myst_enable_extensions = ["colon_fence", "deflist", "substitution"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_class_signature = "separated"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True  # the attributes of a class are in its docstring

python_use_unqualified_type_names = True

# Names in signatures that have no page here, each with its reason.
nitpick_ignore_regex = [
    # other projects' objects: the build does not read inventories from the network
    (
        r"py:.*",
        r"(abc|asyncio|collections|contextlib|importlib|logging|os|pathlib|sys|types|typing|typing_extensions)\..*",
    ),
    (r"py:.*", r"(bool|bytes|dict|frozenset|int|list|object|set|str|tuple|type|None|NotImplemented)"),
    (r"py:exc", r"(BaseException|Exception|ExceptionGroup|ImportError|KeyError|LookupError|RuntimeError|TypeError)"),
    (r"py:class", r"(BaseException|Exception|ExceptionGroup|LookupError|RuntimeError|KeyError)"),
    (
        r"py:class",
        r"(Awaitable|Callable|Concatenate|EntryPoint|Iterable|Iterator|Mapping|Path|Sequence|TypeForm|Traits|TypeGuard|Unpack|UnverifiedPolicy)",
    ),
    # type variables and parameter specifications
    (r"py:.*", r"(.*\.)?(P|R|T|U|M|C|R_co|T_co|API_co|Meta|Meta_co)(\.args|\.kwargs)?"),
]


KINDS = {"feature": "New", "removal": "Gone", "bugfix": "Mended", "doc": "Documentation", "misc": "For packagers"}


def fragments(folder: Path) -> str:
    """The changelog's fragments, by kind, those of the newest issues first."""
    files = sorted(folder.glob("[0-9]*.md"), key=lambda file: (-int(file.name.partition(".")[0]), file.name))
    parts = []
    for kind, heading in KINDS.items():
        texts = [file.read_text("utf-8").strip() for file in files if file.name.split(".")[1] == kind]
        items = ["- " + text.replace("\n", "\n  ") for text in texts]
        parts += [f"### {heading}", *items] if items else []
    return "\n\n".join(parts)


def gather(app, docname, source):
    """Put the fragments where the changelog has its mark."""
    if docname == "changelog":
        mark = "<!-- the fragments stand here: conf.py -->"
        source[0] = source[0].replace(mark, fragments(Path(app.srcdir, "changelog")))


def as_written(app, doctree):
    """Show the names of files as they are: in a caption, __init__.py is no bold text."""
    for caption in doctree.findall(nodes.caption):
        if isinstance(caption.parent, nodes.container):
            caption.children = []
            caption += nodes.Text(caption.rawsource)


def setup(app):
    app.connect("source-read", gather)
    app.connect("doctree-read", as_written)

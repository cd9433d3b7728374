"""The command line: arguments, wiring, exit codes.

`main(argv)` returns the code of the contract: 0 done; 1 an issue under --strict, or something to change or attend to;
2 nothing could be done. Each command's work is in commands/.
"""

import argparse
import importlib
import shutil
import sys
import textwrap
from collections.abc import Callable, Sequence

from khulasa import __version__
from khulasa.commands.console import Console
from khulasa.errors import KhulasaError

Command = Callable[[argparse.Namespace, Console], int]


def entry() -> None:
    """The console script."""
    sys.exit(main(sys.argv[1:]))


def main(argv: Sequence[str]) -> int:
    """Run one command. Prints data on stdout and everything else on stderr."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace" if stream is sys.stdin else "backslashreplace")
    try:
        options = _parser().parse_args(argv)
    except SystemExit as stop:  # argparse: 0 after --help and --version, 2 after a mistake
        return int(stop.code or 0)
    console = Console(quiet=options.quiet)
    module, _, name = options.run.partition(":")
    try:
        command: Command = getattr(importlib.import_module(f"khulasa.commands.{module}"), name)
        return command(options, console)
    except KhulasaError as error:
        for line in str(error).splitlines():
            console.error(line)
        return 2
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("khulasa"):
            raise
        console.error(f"{options.command} needs {error.name}; install the editor's half: pip install 'khulasa[editor]'")
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        console.error("stopped; nothing is half written, run it again to go on")
        return 130


class _Help(argparse.HelpFormatter):
    """Paragraphs filled, examples (set in by two spaces) as they stand, and room for the commands' names."""

    def __init__(self, prog: str) -> None:
        columns = min(100, shutil.get_terminal_size((100, 0)).columns) - 2
        super().__init__(prog, max_help_position=24, width=columns)
        # argparse does not count that the commands are set in.
        self._action_max_length = 2 + len("summarize") + 2

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        parts = (part if part.startswith("  ") else textwrap.fill(part, width) for part in text.split("\n\n"))
        return textwrap.indent("\n\n".join(parts), indent)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="khulasa",
        description="A folder of news articles in, a bilingual, verifiable digest site out.",
        parents=[_shared(".", quiet=False)],
        formatter_class=_Help,
        epilog=_EPILOG,
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, run: str, text: str, more: str) -> argparse.ArgumentParser:
        # The shared options may stand before or after the command; after it they have no default that hides the first.
        made = commands.add_parser(
            name,
            help=text,
            description=f"{text[0].upper()}{text[1:]}.",
            epilog=textwrap.dedent(more).strip("\n"),
            formatter_class=_Help,
            parents=[_shared(argparse.SUPPRESS, quiet=argparse.SUPPRESS)],
        )
        made.set_defaults(run=run)
        return made

    _add_site(command)
    _add_reading(command)
    _add_translation(command)
    return parser


_EPILOG = """\
khulasa COMMAND --help says more about each.

Data go to stdout, everything else to stderr. Exit codes: 0 done; 1 an issue under --strict, or
something to change or attend to (check, build --check); 2 nothing could be done."""


def _shared(directory: str, *, quiet: bool | str) -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("-C", dest="directory", metavar="DIR", default=directory, help="the site's root (default: .)")
    shared.add_argument("--quiet", action="store_true", default=quiet, help="only warnings and errors")
    shared.add_argument("--version", action="version", version=f"khulasa {__version__}", help="print the version")
    return shared


Add = Callable[[str, str, str, str], argparse.ArgumentParser]


def _add_site(command: Add) -> None:
    init = command("init", "init:init", "make a new site that builds at once", _MORE["init"])
    init.add_argument("folder", metavar="DIR", help="a folder that is empty or not there")

    add = command("add", "add:add", "put articles into seeds/: files, pages, feeds", _MORE["add"])
    add.add_argument("targets", nargs="+", metavar="FILE|URL", help="what to add; see below")
    add.add_argument(
        "--allow-private", action="store_true", help="allow addresses of this machine and private networks"
    )

    build = command("build", "build:build", "build the site: seeds to content/, content/ to site/", _MORE["build"])
    half = build.add_mutually_exclusive_group()
    half.add_argument("--site-only", action="store_true", help="only render content/: no seeds, no engine")
    half.add_argument("--content-only", action="store_true", help="only write content/ and translations/")
    half.add_argument("--check", action="store_true", help="write nothing, say what would change; exit 1 if anything")
    build.add_argument("--strict", action="store_true", help="exit 1 when there was an issue")
    build.add_argument("--jobs", type=_count, default=1, metavar="N", help="read in N processes (default: 1)")
    build.add_argument("--no-engine", action="store_true", help="translate from the memory alone")
    build.add_argument("--scheduler", metavar="ADDRESS", help="read on a Dask cluster")
    build.add_argument("--json", action="store_true", help="print the report as JSON")

    text = "build, then show the site and rebuild it when something changes"
    serve = command("serve", "serve:serve", text, "")
    serve.add_argument(
        "--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="where to serve (default: 127.0.0.1:8000)"
    )

    command("check", "check:check", "list what needs attention in seeds, editorial/ and content/", _MORE["check"])


def _add_reading(command: Add) -> None:
    text = "show what is read from a file: kept, removed, dated, summarised"
    inspect = command("inspect", "inspect:inspect", text, _MORE["inspect"])
    inspect.add_argument("files", nargs="+", metavar="FILE", help="a seed, or any other .txt, .md, .html or .json file")
    inspect.add_argument("--json", action="store_true", help="one JSON object a line per article")

    dates = command("dates", "dates:dates", "find time expressions; a sentence a line on stdin", _MORE["dates"])
    dates.add_argument("--lang", required=True, metavar="L", help=_LANG)
    dates.add_argument("--ref", metavar="YYYY-MM-DD", help="the day relative expressions count from")
    dates.add_argument("--json", action="store_true", help="one JSON object a line per sentence")

    summarize = command("summarize", "summarize:summarize", "summarise articles", _MORE["summarize"])
    summarize.add_argument("files", nargs="+", metavar="FILE", help="a .txt, .md, .html or .json file")
    summarize.add_argument("--lang", metavar="L", help=f"{_LANG} (default: found in the text)")
    length = summarize.add_mutually_exclusive_group()
    length.add_argument("--sentences", type=_count, metavar="N", help="N sentences")
    length.add_argument("--words", type=_count, metavar="N", help="whole sentences until N words are reached")
    summarize.add_argument("--json", action="store_true", help="one JSON object a line per article")

    text = "split sentences; a paragraph a line on stdin"
    sentences = command("sentences", "sentences:sentences", text, "")
    sentences.add_argument("--lang", required=True, metavar="L", help=_LANG)


def _add_translation(command: Add) -> None:
    review = command("review", "review:review", "list translations to look at, worst first", "")
    review.add_argument("--lang", metavar="L", help="only translations into this language")
    review.add_argument("--json", action="store_true", help="one JSON object a line per text")
    review.add_argument("--tmx", metavar="FILE", help="write the whole memory as TMX instead")

    models = command("models", "models:models", "list, install and remove Argos packages", "")
    actions = models.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("list", help="the installed packages")
    install = actions.add_parser("install", help="install FROM TO from the index, or a FILE.argosmodel")
    install.add_argument("what", nargs="+", metavar="FROM TO|FILE")
    remove = actions.add_parser("remove", help="remove a package")
    remove.add_argument("source", metavar="FROM")
    remove.add_argument("target", metavar="TO")

    for name, text in (
        ("translate", "translate with the installed packages; a sentence a line on stdin"),
        ("checks", "check translations; source TAB translation a line on stdin"),
    ):
        made = command(name, f"{name}:{name}", text, "")
        made.add_argument("--from", dest="source", required=True, metavar="L", help=f"{_LANG} of the source")
        made.add_argument("--to", dest="target", required=True, metavar="L", help=f"{_LANG} of the translation")
        made.add_argument("--json", action="store_true", help="one JSON object a line per line read")


_LANG = "the language, by its code, such as ar"
_MORE = {
    "init": """\
        Writes mkdocs.yml, the folders, a sample seed and a workflow for GitHub Pages.

          khulasa init news && khulasa -C news build""",
    "add": """\
        FILE is a text, a saved page, the entries of a JSON feed, or a saved RSS or Atom feed (.xml). URL is a
        page, or a feed, of which the first 20 entries are fetched. Each article becomes a file of its own with
        what was found about it on top; an article that is there already, by its address or its text, is left
        as it is. Prints the new files. Exits 1 if a part could not be added, 2 if nothing could.

        Only http and https, at most 5 MB, 5 redirects and a minute each; no proxy is used.

          khulasa add https://example.org/news/bridge
          khulasa add https://example.org/feed.xml ~/Downloads/page.html""",
    "build": """\
        The first half reads seeds/, writes content/ and translations/ and may ask a translation engine; the
        second renders content/ to site/ and needs neither seeds nor engine.

          khulasa build --check      what would change?
          khulasa build --site-only  as in CI""",
    "check": """\
        One line each, with its file and line: seeds that cannot be read, front matter, doubtful translations,
        contradictions in editorial/, lines that many seeds of one outlet share, content/ that is out of date.
        Writes nothing. Exits 1 if there is more than notes.""",
    "inspect": """\
        A page to read: each paragraph that was kept, what was removed and by which rule, the dates with the
        words that give them, the summary with the paragraphs it comes from, what was left out of it and why,
        figures, names. Paragraphs are counted from 1; --json counts them from 0. The file need not be a seed.

          khulasa inspect seeds/bridge.txt
          khulasa inspect --json seeds/*.txt | jq .title""",
    "dates": """\
          echo "The bridge opens on Tuesday." | khulasa dates --lang en --ref 2024-03-14""",
    "summarize": """\
        Sentences of the article itself, in its order, each with its paragraph. Without --sentences and --words:
        two to five, at most 110 words.

          khulasa summarize --sentences 3 article.txt""",
}
"""What the help of a command says below its options."""


def _count(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1")
    return number

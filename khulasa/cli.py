"""The command line: arguments, wiring, exit codes.

`main(argv)` returns the code of the contract: 0 done; 1 an issue under --strict, or something to change or attend to;
2 nothing could be done. Each command's work is in commands/.
"""

import argparse
import importlib
import sys
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


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("-C", dest="directory", metavar="DIR", default=".", help="the site's root (default: .)")
    shared.add_argument("--quiet", action="store_true", help="only warnings and errors")
    shared.add_argument("--version", action="version", version=f"khulasa {__version__}")
    parser = argparse.ArgumentParser(
        prog="khulasa",
        description="A folder of news articles in, a bilingual, verifiable digest site out.",
        parents=[shared],
        epilog="exit codes: 0 done; 1 an issue under --strict, or something to change or attend to (check, build "
        "--check); 2 nothing could be done",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, run: str, text: str) -> argparse.ArgumentParser:
        # The shared options may stand before or after the command; after it they have no default that hides the first.
        made = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".", parents=[_late()])
        made.set_defaults(run=run)
        return made

    _add_site(command)
    _add_reading(command)
    _add_translation(command)
    return parser


def _late() -> argparse.ArgumentParser:
    late = argparse.ArgumentParser(add_help=False)
    late.add_argument("-C", dest="directory", metavar="DIR", default=argparse.SUPPRESS, help="the site's root")
    late.add_argument("--quiet", action="store_true", default=argparse.SUPPRESS, help="only warnings and errors")
    late.add_argument("--version", action="version", version=f"khulasa {__version__}")
    return late


Add = Callable[[str, str, str], argparse.ArgumentParser]


def _add_site(command: Add) -> None:
    init = command("init", "init:init", "make a new site that builds at once")
    init.add_argument("folder", metavar="DIR")

    add = command("add", "add:add", "put articles into seeds/: files, pages, feeds")
    add.add_argument("targets", nargs="+", metavar="FILE|URL")
    add.add_argument(
        "--allow-private", action="store_true", help="allow addresses of this machine and private networks"
    )

    build = command("build", "build:build", "build the site: seeds to content/, content/ to site/")
    half = build.add_mutually_exclusive_group()
    half.add_argument("--site-only", action="store_true", help="only render content/: no seeds, no engine")
    half.add_argument("--content-only", action="store_true", help="only write content/ and translations/")
    half.add_argument("--check", action="store_true", help="write nothing, say what would change; exit 1 if anything")
    build.add_argument("--strict", action="store_true", help="exit 1 when there was an issue")
    build.add_argument("--jobs", type=_count, default=1, metavar="N", help="read in N processes (default: 1)")
    build.add_argument("--no-engine", action="store_true", help="translate from the memory alone")
    build.add_argument("--scheduler", metavar="ADDRESS", help="read on a Dask cluster")
    build.add_argument("--json", action="store_true", help="print the report as JSON")

    serve = command("serve", "serve:serve", "build, then show the site and rebuild it when something changes")
    serve.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT")

    command("check", "check:check", "check seeds, metadata, memory, glossary, links and stale content")


def _add_reading(command: Add) -> None:
    inspect = command("inspect", "inspect:inspect", "show what is read from a file: kept, removed, dated, summarised")
    inspect.add_argument("files", nargs="+", metavar="FILE")
    inspect.add_argument("--json", action="store_true", help="one JSON object a line per article")

    dates = command("dates", "dates:dates", "find time expressions; a sentence a line on stdin")
    dates.add_argument("--lang", required=True, metavar="L")
    dates.add_argument("--ref", metavar="YYYY-MM-DD", help="the day relative expressions count from")
    dates.add_argument("--json", action="store_true")

    summarize = command("summarize", "summarize:summarize", "summarise articles")
    summarize.add_argument("files", nargs="+", metavar="FILE")
    summarize.add_argument("--lang", metavar="L", help="the language (default: found in the text)")
    length = summarize.add_mutually_exclusive_group()
    length.add_argument("--sentences", type=_count, metavar="N")
    length.add_argument("--words", type=_count, metavar="N", help="whole sentences until N words are reached")
    summarize.add_argument("--json", action="store_true")

    sentences = command("sentences", "sentences:sentences", "split sentences; a paragraph a line on stdin")
    sentences.add_argument("--lang", required=True, metavar="L")


def _add_translation(command: Add) -> None:
    review = command("review", "review:review", "list translations to look at, worst first")
    review.add_argument("--lang", metavar="L", help="only translations into this language")
    review.add_argument("--json", action="store_true")
    review.add_argument("--tmx", metavar="FILE", help="write the whole memory as TMX instead")

    models = command("models", "models:models", "list, install and remove Argos packages")
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
        made = command(name, f"{name}:{name}", text)
        made.add_argument("--from", dest="source", required=True, metavar="L")
        made.add_argument("--to", dest="target", required=True, metavar="L")
        made.add_argument("--json", action="store_true")


def _count(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1")
    return number

"""The arguments of the command `discourse` (also `python -m analysis`) in, its exit status out."""

import gc
import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from analysis import __version__
from analysis.commands.options import add_commands

TWO_WORDS = ("codes export", "codes import")  # commands whose names have two words; there is also `codes SHEET …`
INTERRUPTED = 130  # the exit status: 128 and the number of the signal


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse the command line and run it.

    Errors of the user's files are one line each on stderr and exit status 2; an interrupt is one line and exit status 130.
    """
    options = None
    if arguments is None:  # looking for cycles among tables takes a tenth of a report's time
        gc.set_threshold(100_000)
    try:
        from analysis.core import interrupts

        with interrupts.watch_interrupts(command=arguments is None):
            options = _parser().parse_args(_join_command(sys.argv[1:] if arguments is None else arguments))
            _warn_in_a_line()
            return options.run(options) or 0
    except KeyboardInterrupt:
        # Python dies of a KeyboardInterrupt that went through code in a string, unless such code has run since
        exec("")
        start = "\r" if sys.stderr.isatty() else ""  # over the ^C of the terminal
        print(f"{start}discourse: interrupted{getattr(options, 'resumed', '')}", file=sys.stderr)
        return INTERRUPTED
    except (ValueError, OSError) as error:
        for line in getattr(error, "errors", [_message(error)]):
            print("discourse: " + " ".join(line.split()), file=sys.stderr)
        return 2


def _join_command(arguments: Sequence[str]) -> list[str]:
    """The command line, with a name of two words as one argument."""
    first = " ".join(arguments[:2])
    return [first, *arguments[2:]] if first in TWO_WORDS else list(arguments)


def _message(error: Exception) -> str:
    """The message of an error; for an error of the system, the file and the reason, without its number."""
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"{error.filename}: {error.strerror[:1].lower()}{error.strerror[1:]}"
    return str(error)


def _warn_in_a_line() -> None:
    import warnings

    from analysis.core.durable import DamageWarning
    from analysis.corpus.articles import ArticleWarning

    for kind in (ArticleWarning, DamageWarning):
        warnings.simplefilter("always", kind)
    warnings.showwarning = lambda message, *_, **__: print(f"warning: {message}", file=sys.stderr)


def _parser() -> ArgumentParser:
    parser = ArgumentParser("discourse", description="Compare how articles tell the same story.")
    parser.add_argument("--version", action="version", version=f"discourse {__version__}")
    add_commands(parser)
    return parser

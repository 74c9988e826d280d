"""The table of commands, `options.toml`, in; the parser of each command, and the design that its options set, out."""

import tomllib
from argparse import ArgumentParser, BooleanOptionalAction, Namespace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.lexicons.design import Setting

FILE = Path(__file__).with_name("options.toml")
TYPES = {"int": int, "float": float}


def add_commands(parser: ArgumentParser) -> None:
    """Give a parser all commands with their options; a command's module is imported when it runs."""
    commands = tomllib.loads(FILE.read_text("utf-8"))
    shared = commands.pop("shared")
    _add_commands(parser, commands, shared)


def _add_commands(parser: ArgumentParser, commands: dict[str, Any], shared: dict[str, Any]) -> None:
    subparsers = parser.add_subparsers(required=True, metavar="command")
    for name, told in commands.items():
        command = subparsers.add_parser(name, help=told.pop("help"), description=told.pop("description", None))
        if "commands" in told:
            _add_commands(command, told["commands"], shared)
        else:
            command.set_defaults(run=partial(_run, told.pop("run")), resumed=told.pop("resumed", ""))
            _add_options(command, told, shared)


def _add_options(into: Any, options: dict[str, Any], shared: dict[str, Any]) -> None:
    """Give a parser, or a group of it, the options of a table."""
    one_of: dict[str, Any] = {}
    for name, told in options.items():
        if name.startswith("+"):
            block = dict(shared[name[1:]])
            titled = into.add_argument_group(block.pop("title"), block.pop("description")) if "title" in block else into
            _add_options(titled, block, shared)
            continue
        how = dict(told)
        kind = how.pop("one_of", "")
        if kind and kind not in one_of:
            one_of[kind] = into.add_mutually_exclusive_group(required=kind == "required")
        if "type" in how:
            how["type"] = TYPES[how["type"]]
        if how.get("action") == "boolean":
            how["action"] = BooleanOptionalAction
        if isinstance(how.get("metavar"), list):
            how["metavar"] = tuple(how["metavar"])
        one_of.get(kind, into).add_argument(name, **how)


def _run(where: str, options: Namespace) -> int | None:
    module, function = where.split(".")
    return getattr(import_module(f"analysis.commands.{module}"), function)(options)


def setting_of(options: Namespace) -> "Setting":
    """The design of the comparison as the options set it."""
    from analysis.lexicons.design import TEXTS, Setting

    return Setting(**{name: getattr(options, name) for name in (*TEXTS, "against")})

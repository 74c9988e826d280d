"""The text of a valid TOML file in; the line of each key and value, by path, out. (`tomllib` does not give lines.)"""

import re
import tomllib

Path = tuple[str | int, ...]
TOKEN = re.compile(
    r'''(?P<text>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?'{3,5}|"(?:\\.|[^"\\])*"|'[^'\n]*')'''
    r"""|(?P<comment>\#[^\n]*)|(?P<end>\n)|(?P<mark>[\[\]{},=.])|(?P<bare>[^\s\[\]{},=.#"']+)""",
    re.DOTALL,
)


def key_lines(text: str) -> dict[Path, int]:
    """The line (from 1) of each key and each value of a list, by path, for example ("framing", "entries", 2, "cues", 0).

    The text must be one that `tomllib` can read.
    """
    return _Reader(text.replace("\r\n", "\n")).read()


class _Reader:
    """Reads the tokens of a text once; `at` is the position of the next one."""

    def __init__(self, text: str):
        self.tokens: list[tuple[str, str, int]] = []
        line, before = 1, 0
        for match in TOKEN.finditer(text):
            line, before = line + text.count("\n", before, match.start()), match.start()
            if match.lastgroup != "comment":
                self.tokens.append((str(match.lastgroup), match.group(), line))
        self.at, self.found, self.lists = 0, dict[Path, int](), dict[Path, int]()

    def read(self) -> dict[Path, int]:
        table: Path = ()
        while self.at < len(self.tokens):
            if self.now() == "[":
                table = self.header()
            elif self.now() == "\n":
                self.at += 1
            else:
                self.pair(table)
        return self.found

    def now(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def header(self) -> Path:
        """The path of a table, with the place of each list of tables on the way."""
        line, many = self.tokens[self.at][2], self.tokens[self.at + 1][1] == "["
        self.at += 1 + many
        *before, last = self.key("]")
        self.at += many
        path: Path = ()
        for name in before:
            path = self.note((*path, name), line)
            path = (*path, self.lists[path]) if path in self.lists else path
        path = self.note((*path, last), line)
        if many:
            self.lists[path] = self.lists.get(path, -1) + 1
            path = self.note((*path, self.lists[path]), line)
        return path

    def note(self, path: Path, line: int) -> Path:
        self.found.setdefault(path, line)
        return path

    def key(self, end: str) -> list[str]:
        """The parts of a dotted key; moves past its end."""
        parts = []
        while (one := self.now()) != end:
            kind = self.tokens[self.at][0]
            if kind == "text":
                parts.append(tomllib.loads(f"key = {one}")["key"])
            elif kind == "bare":
                parts.append(one)
            self.at += 1
        self.at += 1
        return parts

    def pair(self, path: Path) -> None:
        line = self.tokens[self.at][2]
        for name in self.key("="):
            path = self.note((*path, name), line)
        self.value(path)

    def value(self, path: Path) -> None:
        """Note the lines of what is in a value; moves past it."""
        if (opening := self.now()) not in ("[", "{"):
            while self.now() not in ("\n", ",", "]", "}", ""):
                self.at += 1
            return
        self.at += 1
        place = 0
        while (one := self.now()) not in ("]", "}"):
            if one in (",", "\n"):
                self.at += 1
            elif opening == "{":
                self.pair(path)
            else:
                self.value(self.note((*path, place), self.tokens[self.at][2]))
                place += 1
        self.at += 1

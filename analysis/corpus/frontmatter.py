"""The text of a Markdown file in; its metadata out, from the YAML between two lines `---` at the top."""

import re

import yaml

from analysis.corpus.problems import reason

FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
LARGEST, DEEPEST = 20_000, 20  # characters, levels: YAML is read slowly, and in quadratic time by level
COLON = "; put a value that contains a colon in quotation marks"
OPENING = (
    yaml.FlowSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.BlockMappingStartToken,
)
CLOSING = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken, yaml.BlockEndToken)


def front_matter(text: str) -> dict[str, str]:
    """The front matter of an article: field names and values as text, {} where there is none.

    A ValueError if it is malformed (the message names the line), holds tags or aliases, is too deep or too long.
    """
    found = FRONT_MATTER.match(text)
    if not found:
        return {}
    if len(found[1]) > LARGEST:
        raise ValueError(f"front matter of more than {LARGEST:,} characters")
    try:
        _check(found[1])
        fields = yaml.safe_load(found[1])
        if not isinstance(fields, dict):
            raise ValueError("expected lines of the form 'key: value'")
        return {str(key): _as_text(value) for key, value in fields.items() if value is not None}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f" at line {mark.line + 2}" if mark else ""
        what = str(getattr(error, "problem", error))
        raise ValueError(f"malformed front matter{place}: {what}{COLON * what.startswith('mapping values')}") from None
    except Exception as error:  # a date that does not exist, a number too long, brackets without end
        raise ValueError(f"malformed front matter: {reason(error)}") from None


def _as_text(value):
    """A value as text; a list of names or numbers is joined by commas."""
    plain = isinstance(value, list) and all(isinstance(part, str | int | float) for part in value)
    return ", ".join(map(str, value)) if plain else str(value)


def _check(text):
    """Refuse deep nesting, which is slow to read, and aliases, which repeat other parts and can fill the memory."""
    depth = 0
    for token in yaml.scan(text, yaml.SafeLoader):
        depth += isinstance(token, OPENING)
        depth -= isinstance(token, CLOSING)
        if depth > DEEPEST:
            raise yaml.MarkedYAMLError(problem=f"nested more than {DEEPEST} deep", problem_mark=token.start_mark)
        if isinstance(token, yaml.AliasToken):
            problem = f"an alias (*{token.value}) is not read; write out what it stands for"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=token.start_mark)

"""The metadata in YAML between two lines `---` at the head of a Markdown file."""

import re

import yaml

from analysis.problems import reason

FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
LARGEST = 50_000  # characters: YAML is read slowly


def front_matter(text):
    """Read the front matter of an article.

    Parameters
    ----------
    text : str

    Returns
    -------
    dict
        Field names and values as text; {} where there is no front matter.

    Raises
    ------
    ValueError
        If it is malformed (the message names the line), holds tags or aliases, or is too long.
    """
    found = FRONT_MATTER.match(text)
    if not found:
        return {}
    if len(found[1]) > LARGEST:
        raise ValueError(f"front matter of more than {LARGEST:,} characters")
    try:
        _refuse_aliases(found[1])
        fields = yaml.safe_load(found[1])
        if not isinstance(fields, dict):
            raise ValueError("expected lines of the form 'key: value'")
        return {str(key): str(value) for key, value in fields.items() if value is not None}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f" at line {mark.line + 2}" if mark else ""
        raise ValueError(f"malformed front matter{place}: {getattr(error, 'problem', error)}") from None
    except Exception as error:  # a date that does not exist, a number too long, brackets without end
        raise ValueError(f"malformed front matter: {reason(error)}") from None


def _refuse_aliases(text):
    """An alias repeats what stands elsewhere; a few lines of them can fill any memory."""
    for token in yaml.scan(text, yaml.SafeLoader):
        if isinstance(token, yaml.AliasToken):
            raise yaml.MarkedYAMLError(
                problem=f"an alias (*{token.value}) is not read; write out what it stands for",
                problem_mark=token.start_mark,
            )

"""The table [design] of a codebook in; what it sets of a study's design, checked, out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from analysis.lexicons.check import Check
from analysis.lexicons.schema import NOTE, check_table, list_of, table_of

TEXTS = ("between", "paired", "cluster", "article")
KEYS = (*TEXTS, "groups")
GROUPS = table_of('groups, each with its articles, as hawks = ["first", "second"]', list_of("articles", 1))
FIELDS = {**dict.fromkeys(TEXTS, NOTE), "groups": GROUPS}
WHAT = ("between", "article", "groups", "against")  # of which one says what is compared with what


@dataclass(frozen=True)
class Setting:
    """What is set of a study's design; what is None is recognised (`analysis.comparison.design`).

    `between` is the column of articles that makes groups ("article": none does), `paired` the one that tells what is reported on,
    `cluster` the one whose values are units ("" of these two: none), `article` the one text that is compared with the rest, `groups`
    the articles of groups that no column names, `against` a folder of articles with which all of them are compared.
    """

    between: str | None = None
    paired: str | None = None
    cluster: str | None = None
    article: str | None = None
    groups: Mapping[str, list[str]] = field(default_factory=dict)
    against: str | None = None

    def __post_init__(self) -> None:
        given = [name for name in WHAT if getattr(self, name)]
        if len(given) > 1:
            raise ValueError(
                f"set the design by only one of between, article, groups and against, not by {' and '.join(given)}"
            )

    def over(self, other: "Setting | None") -> "Setting":
        """This setting, with what it leaves open as another has it."""
        if other is None:
            return self
        own = any(getattr(self, name) for name in WHAT)
        names = [
            name for name in (*KEYS, "against") if getattr(self, name) in (None, {}) and not (own and name in WHAT)
        ]
        return replace(self, **{name: getattr(other, name) for name in names})


def design_of(check: Check, section: object) -> Setting:
    """The setting that [design] makes; that columns and articles exist is checked where they are known."""
    if not isinstance(section, dict) or not check_table(check, section, FIELDS, "design"):
        return Setting()
    try:
        return Setting(**section)
    except ValueError as error:
        check.say(str(error), "design")
        return Setting()

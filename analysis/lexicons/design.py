"""The table [design] of a codebook in; a checked `Setting` of the study's design out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from analysis.lexicons.check import Check
from analysis.lexicons.schema import NOTE, check_table, list_of, table_of

TEXTS = ("between", "paired", "cluster", "article")
KEYS = (*TEXTS, "groups")
GROUPS = table_of('groups, each with its articles, as hawks = ["first", "second"]', list_of("articles", 1))
FIELDS = {**dict.fromkeys(TEXTS, NOTE), "groups": GROUPS}
WHAT = ("between", "article", "groups", "against")  # what is compared with what; only one of them may be set


@dataclass(frozen=True)
class Setting:
    """The settings of a study's design; what is None is recognised from the articles (`analysis.comparison.design`).

    `between` is the column of articles that makes groups ("article": no column does), `paired` the column of the event that an
    article reports, `cluster` the column whose values are units (for both, "": no column), `article` the one text that is compared
    with the rest, `groups` the articles of each group if no column names them, `against` a folder of articles to compare with.
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
        """This setting, completed by another where it leaves something open."""
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

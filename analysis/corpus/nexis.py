"""The paragraphs of a file from Nexis Uni in; its articles with their metadata out.

The form of such a file: a cover page that lists the request; then, for each article, headline, source, date, copyright, fields as
`Section: …`, `Length: … words` and `Byline: …`, the line `Body`, the text, the line `Classification` with index terms,
`Load-Date: …`, and the line `End of Document`.
"""

import re

from analysis.corpus.documents import PARAGRAPH, Extracted

END = re.compile(r"End of Document", re.IGNORECASE)
BODY = re.compile(r"Body|Text", re.IGNORECASE)
AFTER = re.compile(r"Classification|Graphic|Load-Date:.*", re.IGNORECASE)
FIELD = re.compile(
    r"(Section|Length|Byline|Author|Dateline|Highlight|Language|Load-Date):\s*(\S.*)", re.IGNORECASE | re.DOTALL
)
NAMES = {
    "byline": "author",
    "author": "author",
    "section": "nexis_section",
    "dateline": "dateline",
    "highlight": "highlight",
}
MONTHS = "january february march april may june july august september october november december".split()
MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?\\.?" for month in MONTHS)
DATE = re.compile(rf"(?:(?P<month>{MONTH})\s+(?P<day>\d\d?),?\s+|(?P<first>\d\d?)\.?\s+(?P<second>{MONTH})\s+)(?P<year>\d{{4}})\b.*", re.IGNORECASE)  # fmt: skip
BY = re.compile(r"by\s+", re.IGNORECASE)
DIFFERS = 0.3  # share of its words by which a text may differ from the length that Nexis states


def is_export(paragraphs: list[str]) -> bool:
    """Whether the paragraphs are those of such a file: it has a line `End of Document` and a line `Body`."""
    return any(map(END.fullmatch, paragraphs)) and any(map(BODY.fullmatch, paragraphs))


def split_export(paragraphs: list[str]) -> list[Extracted]:
    """Cut such a file into its articles.

    The text is the headline and the body. The `fields`, where the file has them, are `title`, `outlet`, `date` (ISO 8601),
    `author`, `nexis_section`, `dateline`, `highlight`. An article without a body has no text, and a note.
    """
    found: list[Extracted] = []
    lines: list[str] = []
    for line in paragraphs:
        if not END.fullmatch(line):
            lines.append(line)
            continue
        found.append(_article([line for line in lines if line], first=not found))
        lines = []
    if any(map(BODY.fullmatch, lines)):
        cut = _article([line for line in lines if line], first=not found)
        found.append(cut._replace(notes=(*cut.notes, "the file ends before the article does")))
    return found


def _article(lines, first):
    body = next((at for at, line in enumerate(lines) if BODY.fullmatch(line)), None)
    head = lines[:body]
    fields = _fields(head, first)
    if body is None:
        return Extracted(
            "", {name: value for name, value in fields.items() if name != "words"}, ("Nexis provides no text for it",)
        )
    end = next((at for at, line in enumerate(lines) if at > body and AFTER.fullmatch(line)), len(lines))
    text, stated = lines[body + 1 : end], fields.pop("words", "")
    words = sum(len(line.split()) for line in text)
    notes: tuple[str, ...] = ()
    if stated.isdigit() and abs(words - int(stated)) > DIFFERS * max(int(stated), 30):
        notes = (f"Nexis states {int(stated):,} words, {words:,} are in the file",)
    return Extracted(PARAGRAPH.join([fields[name] for name in ("title",) if name in fields] + text), fields, notes)


def _fields(head, first):
    """The fields above the body. Only the first article has the cover page above it."""
    fields = {}
    dated = [(at, date) for at, line in enumerate(head) if at > 0 and (date := DATE.fullmatch(line))]
    if dated:
        at, date = dated[-1]
        fields["date"], fields["outlet"] = iso_date(date), head[at - 1]
        above = head[: at - 1]
    else:
        above = [] if first else head[:1]
    if above:
        fields["title"] = above[-1] if first else above[0]
    for line in head:
        if stated := FIELD.fullmatch(line):
            name, value = stated[1].lower(), " ".join(stated[2].split())
            if name == "length":
                fields["words"] = value.split()[0].replace(",", "")
            elif name in NAMES:
                fields.setdefault(NAMES[name], BY.sub("", value) if NAMES[name] == "author" else value)
    return fields


def iso_date(found: re.Match) -> str:
    """A match of DATE as an ISO 8601 date."""
    month = (found["month"] or found["second"])[:3].lower()
    number = next(at for at, name in enumerate(MONTHS, 1) if name.startswith(month))
    return f"{found['year']}-{number:02d}-{int(found['day'] or found['first']):02d}"

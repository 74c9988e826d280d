"""Show the articles with their marks underlined in the untouched text."""

import html

from analysis.sections import paragraphs

SYMBOLS = {i: chr(0x2400 + i) for i in range(32) if chr(i) not in "\t\n\r"}  # control characters, shown as symbols


def highlight(articles, marks, tokens, labels):
    """Each article as HTML, its marks underlined and labelled.

    The pattern of the underline tells the direction (solid up, dashed down, dotted counts 0, double none); the label
    behind each mark its category; its title the entry, weight and modifier. Marks on one place are stacked. Taking
    the tags away gives the article back.

    Parameters
    ----------
    articles, marks, tokens : DataFrame
        Marks of the measures to show.
    labels : dict
        From `Study.labels`.

    Returns
    -------
    str
    """
    signed = marks["weight"].min() < 0 if len(marks) else False
    columns = [
        f"<section><h3>{html.escape(row['title'] or row['article'])}</h3>"
        + _article(
            row["text"],
            marks[marks["article"] == row["article"]],
            tokens[tokens["article"] == row["article"]],
            labels,
            signed,
        )
        + "</section>"
        for row in articles.to_dict("records")
    ]
    return f'{_legend(signed)}<div class="columns">{"".join(columns)}</div>'


def _legend(signed):
    kinds = {"up": "raises the score", "down": "lowers it"} if signed else {"plain": "counts 1"}
    kinds["zero"] = "marked, counts 0"
    return (
        '<p class="legend">'
        + "".join(f'<span><span class="mark {k}">word</span> {v}</span>' for k, v in kinds.items())
        + "</p>"
    )


def _article(text, marks, tokens, labels, signed):
    sections = dict(zip(tokens["start"], tokens["section"], strict=True))
    events = sorted(marks.to_dict("records"), key=lambda mark: (mark["start"], -mark["end"]))
    pieces, at = [], 0
    for start, end in paragraphs(text):
        section = next((sections[i] for i in range(start, end) if i in sections), "boilerplate")
        kind = {"boilerplate": "furniture", "heading": "heading", "title": "title"}.get(section, "body")
        inside = [mark for mark in events if start <= mark["start"] < end]
        pieces += [
            _escape(text[at:start]),
            f'<span class="{kind}">',
            _spans(text, start, end, inside, labels, signed),
            "</span>",
        ]
        at = end
    return f'<div class="article">{"".join(pieces)}{_escape(text[at:])}</div>'


def _spans(text, start, end, marks, labels, signed):
    """The stretch with nested spans: cut wherever a mark begins or ends, so that overlaps nest properly."""
    cuts = sorted({start, end, *(m["start"] for m in marks), *(min(m["end"], end) for m in marks)})
    pieces = []
    for low, high in zip(cuts, cuts[1:], strict=False):
        covering = [mark for mark in marks if mark["start"] <= low and mark["end"] >= high]
        opening = "".join(_open(mark, labels, signed, last=mark["end"] == high) for mark in covering)
        pieces.append(opening + _escape(text[low:high]) + "</span>" * len(covering))
    return "".join(pieces)


def _open(mark, labels, signed, last):
    weight = mark["weight"]
    kind = "zero" if weight == 0 else "plain" if not signed else "up" if weight > 0 else "down"
    name = labels.get(mark["measure"], {}).get(mark["category"], mark["category"])
    title = f"{name}: {mark['entry']}, weight {weight:+.2f}" + (
        f", modifier “{mark['modifier']}”" if mark["modifier"] else ""
    )
    shown = f' data-label="{html.escape(mark["category"].split(".")[-1])}"' if last else ""
    return f'<span class="mark {kind}" title="{html.escape(title)}"{shown}>'


def _escape(text):
    return html.escape(text.translate(SYMBOLS), quote=False)

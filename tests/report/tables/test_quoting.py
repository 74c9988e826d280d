"""A sentence of a study as HTML, its marks highlighted."""

import re

from report.tables.compared import rows_of

from analysis.report.tables import written_findings


def test_quotes_are_the_sentences_as_they_stand(coded):
    text = dict(zip(coded.articles["article"], coded.articles["text"], strict=True))
    for verdict in ("established", "leads"):
        for row in rows_of(coded, verdict):
            for side, article in zip(
                written_findings.write_finding(coded, row, verdict).sides, (row.group_a, row.group_b), strict=True
            ):
                for quote in side.quotes:
                    plain = re.sub(r"</?mark>", "", quote.html).replace("&amp;", "&")
                    assert plain in " ".join(text[article].split()), plain
                    assert (
                        quote.href
                        == f"#s{coded.sentences.index[(coded.sentences['article'] == article) & (coded.sentences['sentence'] == quote.sentence)][0]}"
                    )

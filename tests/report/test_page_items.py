"""What is put on a page is kept for the files beside it."""

from analysis.report.figure_block import Table
from analysis.report.page_items import PageItems


def test_figures_and_tables_are_kept_by_their_names(study):
    shown, figure = PageItems(study.articles["article"].tolist()), study.rates("hedging")
    block = shown.figure("glance-hedging", figure)
    table = shown.table("Articles", Table(study.articles[["article"]], "The articles"))
    assert block.startswith('<figure id="glance-hedging">') and "<caption>The articles</caption>" in table
    assert shown.figures == {"picture-hedging": figure} and list(shown.tables) == ["Articles"]

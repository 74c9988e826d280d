"""Quotations that are somebody's words."""

from voices.tables import found


def test_a_quotation_inside_a_quotation_has_a_source_of_its_own():
    table = found("Anna Berg said: “My father told me, ‘never cross a river twice’, and I never did.”")
    assert table["parent"].dropna().tolist() == [table["attribution"].iloc[0]]


def test_an_unclosed_quotation_is_doubtful():
    table = found('Anna Berg said: "The bridge is closed and nobody knows for how long.\nThe town slept.')
    assert table["doubtful"].tolist() == [True]

"""Names of codes in other programs, there and back."""

import pytest
from exchanged import AXIS, LABELS

from analysis.coding.exchange.tags import TagError, read_tag, tag


def test_names_of_codes():
    for one in [
        ("stance", "all", -1.0),
        ("stance", "goes", -1.0),
        ("stance", "goes", 1.0),
        ("tone", "positive", 0.1 + 0.2),
        ("framing", "issue", 2.0),
    ]:
        assert read_tag(tag(*one, AXIS), LABELS, AXIS) == one
    assert tag("framing", "issue.sea", 1, AXIS) == "framing:issue.sea" and tag("stance", "all", 0) == "stance=0"
    for wrong, why in {"stance": "has no value", "stance=x": "'x' is not a number", "tone:sad": "valid: all, positive", "=1": "no measure ''", "tone=nan": "not a finite number", "tone=inf": "not a finite number", "tone=-inf": "not a finite number"}.items():  # fmt: skip
        with pytest.raises(TagError, match=why):
            read_tag(wrong, LABELS, AXIS)

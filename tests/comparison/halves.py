"""Articles of which only the metadata matter, as designs are recognised in them."""

import pandas as pd

from analysis.core.schema import table


def articles(number, **metadata):
    """So many articles; of each column a text for all, or a list of values that is begun anew where it ends."""
    each = {
        name: [values] * number if isinstance(values, str) else (values * number)[:number]
        for name, values in metadata.items()
    }
    return table("articles", pd.DataFrame({"article": [f"t{n:02}" for n in range(number)], "text": "x", **each}))


def halves(number, **metadata):
    """So many articles, half of one outlet and half of another."""
    return articles(number, outlet=["Gazette"] * (number // 2) + ["Herald"] * (number // 2), **metadata)

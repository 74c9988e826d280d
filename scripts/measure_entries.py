"""Write analysis/models/precision/entries.tsv: the precision of entries in annotated texts.

python scripts/measure_entries.py GOLD
"""

import argparse

from analysis.core.shipped import MODELS
from analysis.validation.entries import measured_entries

HEAD = """# In how many of the annotated texts with an entry the annotators agree with it (precision), beside the share of all texts (base).
# Entries that stand in at least 20 texts; by scripts/measure_entries.py. Nothing is weighed by these figures.
"""

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", metavar="GOLD", help="folder of gold data, one folder a set")
    table = measured_entries(parser.parse_args().gold).to_csv(
        sep="\t", index=False, lineterminator="\n", float_format="%.3f"
    )
    (MODELS / "precision" / "entries.tsv").write_text(HEAD + table, "utf-8", newline="\n")

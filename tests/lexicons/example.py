"""A small lexicon, to be written to a file and read."""

from analysis.lexicons.load import load_lexicon

HEAD = 'title = "T"\nconstruct = "C"\nversion = "1"\nlicence = "CC0-1.0"\n\n[sources]\ns = "S"\n\n[hedging]\n\n[hedging.categories]\n'
GOOD = (
    HEAD + 'modal = "Modals"\n\n[[hedging.entries]]\ncategory = "modal"\nsource = "s"\ncues = ["may", "hint(|s) at"]\n'
)
BOOK = (
    HEAD.replace("[hedging]", '[framing]\non = ["policy.external"]').replace("hedging", "framing")
    + '"issue.peace" = "Peace"\n'
)


def load(tmp_path, text, **options):
    path = tmp_path / "lexicon.toml"
    path.write_text(text)
    return load_lexicon(path, **options)

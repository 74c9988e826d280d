"""The front door: a folder and a codebook in, a `Study` out, which holds every table."""

from analysis.comparison.measured import Measured, measure_folder


class Study(Measured):
    """What `measure` returns: the tables of a corpus, and what can be asked of them."""


def measure(corpus, codebook=None, *, voices="parsed"):
    """Read a folder of articles and make every table.

    Parameters
    ----------
    corpus : str or Path
        See `read_articles`.
    codebook : str or Path, optional
        By default `codebook.toml` in the corpus folder. Without one only the generic measures run.
    voices : {'parsed', 'quotes'}
        See `attributions`.

    Returns
    -------
    Study
    """
    return measure_folder(corpus, codebook, voices=voices, into=Study)

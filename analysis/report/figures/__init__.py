"""Every figure of a study, defined once: notebooks, report and `Study` show the same. A study in, a `Figure` out."""
# ruff: noqa: F401 - others import the figures from here

from analysis.report.figures.comparisons import agreement, differences, robustness
from analysis.report.figures.dispersion import strips
from analysis.report.figures.groups import groups, places, positions
from analysis.report.figures.overview import glance
from analysis.report.figures.rates import evaluation, frames, profile, rates
from analysis.report.figures.texts import course, introductions, shares
from analysis.report.figures.words import against_news, contributions, cues, hedges, keyness, word_shift

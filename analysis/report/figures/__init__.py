"""Every figure of a study, defined once: notebooks, report and `Study` show the same. A study in, a `Figure` out."""
# ruff: noqa: F401 - others import the figures from here

from analysis.report.figures.comparisons import agreement_figure, differences_figure, robustness_figure
from analysis.report.figures.dispersion import strips_figure
from analysis.report.figures.groups import figures_by_measure, groups_figure, positions_figure
from analysis.report.figures.overview import overview_figure
from analysis.report.figures.rates import evaluation_figure, frames_figure, profile_figure, rates_figure
from analysis.report.figures.texts import course_figure, introductions_figure, shares_figure
from analysis.report.figures.words import (
    against_news_figure,
    contributions_figure,
    cues_figure,
    hedges_figure,
    keyness_figure,
    word_shift_figure,
)

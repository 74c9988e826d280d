"""The options of a report in; its command and its two folders out."""

import shlex
from dataclasses import dataclass, field
from pathlib import Path

from analysis.lexicons.design import TEXTS, Setting

ASIDE = ("pdf", "docx", "code", "more", "print_figures")  # switches that change what is written


@dataclass(frozen=True)
class Options:
    """The options of `discourse report`.

    Attributes
    ----------
    corpus : str or Path
        The folder of articles.
    codebook : str or Path, optional
        Else `codebook.toml` in the corpus folder, else none.
    name : str, optional
        The folder under `figures` and `output`; by default the corpus folder's.
    figures, output : str or Path
        `figures/<name>/` and `output/<name>/` are replaced after every notebook has run, and only if they hold nothing but what this
        command wrote.
    pdf : bool
        Whether to print the report to `report.pdf` as well; needs an installed Chromium.
    docx : bool
        Whether to write the findings as a Word file, `findings.docx`, as well.
    print_figures : bool
        Whether `figures.zip` holds each figure as PDF and PNG, too; else as SVG alone.
    notebooks : bool
        Whether to run the notebooks, and write their pages and figures, as well.
    code : bool
        Whether the pages of the notebooks show their code.
    overwrite : bool
        Replace those two folders whatever is in them.
    workers : int, optional
        Notebooks run at a time; by default one a core.
    voices : {'parsed', 'quotes'}
        See `analysis.attributions`.
    more : bool
        Whether to show every measure, not framing, sentiment and tone, hedging and stance alone.
    codes : str or Path, optional
        What people or language models coded: a table or a folder of tables, see `analysis.coding.codes.read_codes`. Else the folder
        `codes` in the corpus folder, else none.
    audit : str or Path, optional
        The file of a reader's audit, by which marks are corrected, see `analysis.coding.audit_correction.with_audit`.
    setting : Setting
        What is compared with what; overrides the codebook and the metadata.
    repair : bool
        Whether faults of encoding are put right while files are read.
    """

    corpus: str | Path
    codebook: str | Path | None = None
    name: str | None = None
    figures: str | Path = "figures"
    output: str | Path = "html"
    pdf: bool = False
    docx: bool = False
    print_figures: bool = False
    notebooks: bool = True
    code: bool = False
    overwrite: bool = False
    workers: int | None = None
    voices: str = "parsed"
    more: bool = False
    codes: str | Path | None = None
    audit: str | Path | None = None
    setting: Setting = field(default_factory=Setting)
    repair: bool = True

    @property
    def called(self) -> str:
        """What the folders of this report are called."""
        return self.name or Path(self.corpus).resolve().name

    @property
    def targets(self) -> tuple[Path, Path]:
        """The folders for figures and pages. ValueError if the name is not that of a folder, or if a source is inside one of them."""
        if self.called in ("", "..") or Path(self.called).name != self.called:
            raise ValueError(f"name {self.called!r}: not the name of a folder")
        figures, pages = Path(self.figures, self.called), Path(self.output, self.called)
        inside = [(one.resolve(), other.resolve()) for one, other in ((figures, pages), (pages, figures))]
        if any(one.is_relative_to(other) for one, other in inside):
            raise ValueError(f"{figures}: figures and pages need a folder each")
        sources = {"the articles are": self.corpus, "the codebook is": self.codebook, "codes are": self.codes, "the audit is": self.audit}  # fmt: skip
        for target in (figures, pages):
            for what, source in sources.items():
                if source and Path(source).resolve().is_relative_to(target.resolve()):
                    raise ValueError(f"{target}: would be replaced, but {what} in it; choose another name or folder")
        return figures, pages

    @property
    def command(self) -> str:
        """The command that makes this report, run from the folder that holds the corpus; it has no path of this machine."""
        folder = Path(self.corpus).resolve().name
        parts = ["discourse", "report", folder, *(["--name", self.called] if self.called != folder else []),
                 *(["--codebook", Path(self.codebook).name] if self.codebook else []),
                 *(f"--{name.replace('_', '-')}" for name in ASIDE if getattr(self, name)),
                 *([] if self.voices == "parsed" else [f"--voices={self.voices}"]), *([] if self.repair else ["--no-repair"]),
                 *([] if self.notebooks else ["--no-notebooks"]),
                 *(["--codes", Path(self.codes).name] if self.codes else []),
                 *(["--audit", Path(self.audit).name] if self.audit else []),
                 *(f"--{key}={value}" for key in TEXTS if (value := getattr(self.setting, key)) is not None),
                 *([f"--against={Path(self.setting.against).resolve().name}"] if self.setting.against else [])]  # fmt: skip
        return shlex.join(parts)

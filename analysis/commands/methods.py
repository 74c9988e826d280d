"""`discourse methods`: what it does."""

from argparse import Namespace

from analysis.commands import options as shared


def run(options: Namespace) -> None:
    from pathlib import Path

    from analysis.coding.audit_correction import with_codes_and_audit
    from analysis.comparison.folder import find_codebook, measure_folder
    from analysis.comparison.measured_corpus import MeasuredCorpus
    from analysis.measures.marks import core_measures
    from analysis.report.methods import methods_section as written

    if bool(options.key) != bool(options.sheets):
        raise ValueError(
            "--key and --sheets belong together: the key of a sample, and the sheets that coders filled in"
        )
    if options.output and Path(options.output).exists():
        raise ValueError(f"{options.output}: already exists, and somebody may have edited it; choose another name")
    book = find_codebook(options.corpus, options.codebook)
    study = measure_folder(
        options.corpus,
        options.codebook,
        voices=options.voices,
        into=MeasuredCorpus,
        measures=core_measures(book),
        setting=shared.setting_of(options),
        repair=options.repair,
    )
    study = with_codes_and_audit(study, options.corpus, options.codes, options.audit)
    text = written(study, Path(options.corpus).resolve().name, key=options.key, sheets=options.sheets)
    if options.output:
        Path(options.output).write_text(text, "utf-8", newline="\n")
    print(f"Methods: {options.output}" if options.output else text, end="\n" if options.output else "")

"""`discourse codes export` and `codes import`: what each does."""

from argparse import Namespace


def run_export(options: Namespace) -> None:
    from analysis.coding.exchange.files import export_codes

    given = ("to", "codebook", "codes", "measures", "voices", "repair")
    print("\n".join(export_codes(options.corpus, options.file, **{name: getattr(options, name) for name in given})))


def run_import(options: Namespace) -> None:
    from analysis.coding.exchange.files import import_codes

    given = ("codebook", "coder", "kind", "version", "time", "read_whole", "overwrite", "repair")
    where = options.file, options.corpus, options.output
    print("\n".join(import_codes(*where, **{name: getattr(options, name) for name in given})))

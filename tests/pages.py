"""A study in, the page of its report out, as the report writes it."""

from analysis.report import page, workbook


def page_of(study, command="discourse report seeds"):
    parts = page.told(study)
    parts |= page.appendix(study, parts["shown"], command=command)
    return page.one_page(parts, workbook.xlsx(parts["shown"]))

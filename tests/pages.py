"""A study in, the page of its report out, as the report writes it."""

from analysis.report import page, workbook


def page_of(study, command="discourse report seeds"):
    parts = page.report_parts(study)
    parts |= page.appendix_parts(study, parts["shown"], command=command)
    return page.render_page(parts, workbook.report_xlsx(parts["shown"]))

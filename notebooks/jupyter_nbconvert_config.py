"""`cd notebooks && jupyter nbconvert --to html *.ipynb` runs the notebooks and writes full, self-contained pages.

They show no code; `--TemplateExporter.exclude_input=False` shows it. Those in `more/` are converted from here: `more/*.ipynb`.
"""

from importlib.resources import files

c = get_config()  # noqa: F821
c.ExecutePreprocessor.enabled = True
c.TemplateExporter.exclude_input = True
c.TemplateExporter.extra_template_basedirs = [str(files("analysis") / "templates")]
c.HTMLExporter.template_name = "discourse"

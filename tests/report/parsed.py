"""A page in, its text, its tags and the cells of its tables out."""

from html.parser import HTMLParser


class Html(HTMLParser):
    """The tags of a page, its text, and the text and class of each cell of its tables."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.text, self.cells, self.classes, self.tags = "", [], [], set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag in ("td", "th", "caption"):
            self.cells.append("")
            self.classes.append(dict(attributes).get("class"))

    def handle_data(self, data):
        self.text += data
        if self.cells:
            self.cells[-1] += data

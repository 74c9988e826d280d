"""Two short articles, and places coded in them: what tests of proposals share."""

ONE = "They signed the treaty. A treaty binds no one. The weather was fine. Old friends met in Rome."
TWO = "Two treaties were signed. Gas is dear. The weather was cold. She signed her name in Rome."
GOOD = [f"a,0,{ONE.index(' A treaty')},pact", f"a,{ONE.index('A treaty')},40,pact", "b,0,20,pact"]


def csv(folder, rows):
    path = folder.parent / "codes.csv"
    path.write_text("article,start,end,category\n" + "\n".join(rows) + "\n")
    return path

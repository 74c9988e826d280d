"""What tests that write a lexicon or a codebook share: its head."""

HEAD = 'title = "T"\nconstruct = "C"\nversion = "1"\nlicence = "CC0-1.0"\n[sources]\ns = "S"\n'

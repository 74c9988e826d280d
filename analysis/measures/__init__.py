"""The measures. A module here is a measure: its docstring is the construct, and it gives

- `categories(codebook)`: each category with the label that charts print (zeros are rows);
- `find(words, codebook, found)`: the marks as `analysis.cues.mark_arrays.MarkArrays`, `found` holding those of the measures it `NEEDS`.

A measure that looks for cues also gives `sought(codebook)`, its `analysis.cues.matcher.Cues`: those of all measures are looked for
at once. One that does nothing else has all three from `analysis.cues.lexicon_measure`.

To add one, add its module, its lexicon and its test; nothing else has to know.
"""

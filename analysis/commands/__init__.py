"""The commands of `discourse`: a module adds the options of one or more, and holds what they do.

Each imports what it needs when it runs: importing all of it would take seconds.
"""

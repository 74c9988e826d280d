"""The commands of `discourse`: `options.toml` says what there is, and each module holds what one or more of them do.

A command imports what it needs when it runs: importing all of it would take seconds.
"""

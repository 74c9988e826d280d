"""The commands of `discourse`: `options.toml` lists them with their options, and each module carries out one or more of them.

A command imports what it needs when it runs, because importing everything takes seconds.
"""

"""Codes in, files for the programs in which people code texts out; and back."""

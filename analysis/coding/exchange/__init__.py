"""Codes go out to the programs in which people code texts, and come back as one table of codes."""

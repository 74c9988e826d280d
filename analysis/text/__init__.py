"""From articles to what grammar says of their words."""

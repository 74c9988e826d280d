"""Turns articles into sections, sentences, words, quotations and a parse."""

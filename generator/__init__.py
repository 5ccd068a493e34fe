"""Recto Verso: a bilingual question bank, from YAML records to a finished site."""

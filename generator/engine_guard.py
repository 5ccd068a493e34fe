"""Turns away a bare `mkdocs build` or `mkdocs serve`: half of the site would be missing."""

raise SystemExit(
    "This site is not built by MkDocs alone: type `questions serve` to see it, "
    "or `questions build --to site --site-url URL` to build it."
)

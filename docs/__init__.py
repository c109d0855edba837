"""The documentation: Markdown pages, and `python -m docs.build`, which runs their code and makes the site of them."""

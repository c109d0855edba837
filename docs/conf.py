"""Sphinx's settings; `python -m docs.build` copies this file beside the pages it has written."""

from importlib.metadata import version as _version

project = "layoutgen"
author = "the layoutgen authors"
project_copyright = "the layoutgen authors, Apache-2.0"
version = release = _version("layoutgen")
extensions = ["myst_parser", "sphinx_copybutton"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 4
smartquotes = False  # quotation marks are often code here
add_module_names = False
toc_object_entries_show_parents = "hide"
python_maximum_signature_line_length = 88
html_theme = "furo"
html_title = "layoutgen"
html_static_path = ["static"]
html_css_files = ["layoutgen.css"]
html_copy_source = False
html_show_sphinx = False
html_show_sourcelink = False
copybutton_exclude = ".linenos, .gp, .go"
pygments_style = "friendly"
pygments_dark_style = "github-dark"
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#1f5fa8", "color-brand-content": "#1f5fa8"},
    "dark_css_variables": {"color-brand-primary": "#7ab6f5", "color-brand-content": "#7ab6f5"},
}

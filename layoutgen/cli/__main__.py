"""`python -m layoutgen.cli`."""

from layoutgen.cli import main

main()

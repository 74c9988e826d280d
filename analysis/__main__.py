"""`python -m analysis` is the command `discourse`."""

import sys

from analysis.cli import main

if __name__ == "__main__":  # processes that are spawned import this module
    sys.exit(main())

"""`python -m analysis` is the command `discourse`."""

import sys

from analysis.cli import main

sys.exit(main())

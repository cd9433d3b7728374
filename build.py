"""`python build.py [OPTIONS]` is `khulasa build [OPTIONS]`."""

import sys

from khulasa.cli import main

if __name__ == "__main__":
    sys.exit(main(["build", *sys.argv[1:]]))

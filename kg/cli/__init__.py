"""The command ``kg``: a leaf; everything it does is a call into the library.

Exit codes, the same for every command: 0 done (and conforms) · 1 does not conform · 2 wrong usage · 3 input that
cannot be read · 4 broken shapes, ontology or authority · 5 nothing was validated. Besides, as every program: 130
interrupted, 141 the reader of a pipe has gone; and 70 for a fault of our own.
"""

from __future__ import annotations

import logging
import os
import sys
import traceback
import warnings

import click

from kg import __version__
from kg.cli.building import build_command, map_command
from kg.cli.comparing import diff_command
from kg.cli.examining import doctor_command
from kg.cli.fetching import fetch_command
from kg.cli.output import EXIT_INTERRUPTED, EXIT_OURS, tell
from kg.cli.querying import dump_command, query_command
from kg.cli.reviewing import review_command
from kg.cli.serving import serve_command
from kg.cli.updating import update_command
from kg.cli.validating import validate_command
from kg.errors import KgError

__all__ = ["cli", "main"]

_VARIABLES = "KG_"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kg", message="%(prog)s %(version)s")
def cli() -> None:
    """Build, check, query and serve a graph of what news articles report."""
    if any(name.startswith(_VARIABLES) for name in os.environ):
        from server.config import Config  # local: the server's packages take time to load

        Config.make({}, os.environ)


for _command in (
    build_command,
    map_command,
    validate_command,
    query_command,
    dump_command,
    diff_command,
    update_command,
    serve_command,
    review_command,
    fetch_command,
    doctor_command,
):
    cli.add_command(_command)


def main() -> None:
    """Run the command line and end the process with its exit code.

    rdflib tells of each literal that its datatype does not allow, with a traceback; to the user a shape tells it.
    """
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", module="rdflib.term")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command line and give its exit code; no error of ours or of the user's leaves a traceback."""
    try:
        return int(cli.main(arguments, prog_name="kg", standalone_mode=False) or 0)
    except KgError as error:
        tell(f"Error: {error}")
        return error.exit_code
    except click.ClickException as error:
        error.show(sys.stderr)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        tell("Interrupted.")
        return EXIT_INTERRUPTED
    except Exception:  # noqa: BLE001 - Python's own exit code for it, 1, would say «does not conform»
        tell(f"A fault of kg itself, not of your input; please report it with these lines:\n{traceback.format_exc()}")
        return EXIT_OURS

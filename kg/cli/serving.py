"""``kg serve``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from kg.cli.output import tell


@click.command("serve")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--host", help="The address to listen on.  [default: 127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65535), help="The port to listen on.  [default: 8000]")
@click.option("--base", metavar="IRI", help="The public address of the site.  [default: the one that is asked]")
@click.option("--threads", type=click.IntRange(1), help="Pages that are made at once.  [default: 8]")
@click.option("--workers", type=click.IntRange(1), help="Processes that stand ready for queries.  [default: 4]")
@click.option("--timeout", "timeout_s", type=float, metavar="S", help="The longest a query may run.  [default: 30]")
@click.option("--max-result-bytes", type=click.IntRange(1), help="The largest answer.  [default: 1000000000]")
@click.option("--max-worker-bytes", type=click.IntRange(0), help="The most memory of a query.  [default: 2000000000]")
@click.option("--update-token-file", metavar="FILE", help="A token; who sends it may update.  [default: nobody may]")
@click.option(
    "--rate", "rate_per_minute", type=click.IntRange(0), help="Requests a minute of a client.  [default: any]"
)
def serve_command(folder: Path, **options: object) -> None:
    """Serve a build folder: pages, a SPARQL endpoint, dumps; further settings are KG_… variables."""
    from kg.store import release_folder
    from server.config import Config
    from server.processes.pool import Pool

    config = Config.make(options, os.environ, build=folder)
    release_folder(folder)
    pool = Pool(config)  # its processes start while the web framework is read
    from server import Server

    server = Server(config, pool)
    host = f"[{config.host}]" if ":" in config.host else config.host
    address = f"http://{'localhost' if host in {'127.0.0.1', '0.0.0.0', '[::1]'} else host}:{server.port}/"  # noqa: S104
    tell(
        f"Serving {folder} at {address}\n\n"
        f"Three things to try:\n"
        f"  {address}            the newest articles, and a search by name\n"
        f"  {address}sparql      questions as examples, and a query of your own\n"
        f"  kg query {address}sparql --file roles.rq\n\n"
        f"Ctrl-C ends it."
    )
    server.run()

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
@click.option("--threads", type=click.IntRange(1), help="Requests that are served at once.  [default: 8]")
@click.option("--base", metavar="IRI", help="The public address of the site.  [default: the one that is asked]")
def serve_command(folder: Path, **options: object) -> None:
    """Serve a build folder: pages, a SPARQL endpoint, dumps."""
    from kg.store import open_store
    from server import Config, create_app, listen

    config = Config.make(options, os.environ, build=folder)
    server = listen(create_app(open_store(str(folder)), config), config)
    host = f"[{config.host}]" if ":" in config.host else config.host
    address = f"http://{'localhost' if host in {'127.0.0.1', '0.0.0.0', '[::1]'} else host}:{server.effective_port}/"  # noqa: S104
    tell(
        f"Serving {folder} at {address}\n\n"
        f"Three things to try:\n"
        f"  {address}            the newest articles, and a search by name\n"
        f"  {address}sparql      questions as examples, and a query of your own\n"
        f"  kg query {address}sparql --file roles.rq\n\n"
        f"Ctrl-C ends it."
    )
    try:
        server.run()
    finally:
        server.close()

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.errors import UsageError
from server import create_app
from server.config import Config, settings

if TYPE_CHECKING:
    from kg.store import Store


def test_an_option_wins_over_its_variable_and_that_over_the_default() -> None:
    config = Config.make(
        {"port": 9000, "host": None}, {"KG_PORT": "1", "KG_TITLE": "Ports", "HOME": "/"}, Path("build")
    )
    assert (config.port, config.title, config.host) == (9000, "Ports", "127.0.0.1")
    assert config.build == Path("build")


def test_an_unknown_variable_is_refused_with_the_list_of_known_ones() -> None:
    with pytest.raises(UsageError, match="unknown variable KG_PROT") as caught:
        Config.make({}, {"KG_PROT": "1"})
    assert all(setting.variable in str(caught.value) for setting in settings())


@pytest.mark.parametrize("value", ["many", "0", "-3", "1.5", ""])
def test_a_number_that_cannot_be_is_refused(value: str) -> None:
    with pytest.raises(UsageError, match="KG_THREADS"):
        Config.make({}, {"KG_THREADS": value})


def test_a_base_that_is_no_address_is_refused_and_a_good_one_ends_in_a_slash() -> None:
    assert Config.make({"base": "https://data.example.org"}, {}).base == "https://data.example.org/"
    with pytest.raises(UsageError, match="no absolute"):
        Config.make({}, {"KG_BASE": "data.example.org"})


def test_settings_are_told_with_help_and_cannot_change() -> None:
    rows = settings()
    assert {"base", "host", "port", "title", "threads"} <= {row.name for row in rows}
    assert all(row.help for row in rows)
    with pytest.raises(dataclasses.FrozenInstanceError):
        Config().port = 1


def test_the_service_description_tells_the_limits_that_were_set(store: Store) -> None:
    numbers = {
        "max_query_chars": 1111,
        "max_query_tokens": 2222,
        "max_query_depth": 33,
        "timeout_s": 4.5,
        "max_worker_bytes": 55_555,
        "max_result_bytes": 66_666,
        "queue": 77,
        "queue_wait_s": 8.5,
        "max_heavy": 9,
        "max_heavy_waiting": 12,
    }
    client = create_app(store, Config(**numbers)).test_client()  # type: ignore[arg-type]
    text = client.get("/sparql", headers={"Accept": "text/turtle"}).text
    assert all(str(number) in text for number in numbers.values())

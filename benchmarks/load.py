"""The load generator of the benchmarks of the server: a program of its own, so that it shares no interpreter lock.

    python load.py PORT CLIENTS SECONDS FILE

FILE has a JSON list of request heads, which every client sends in turn from a place of its own, over one connection.
It prints JSON: answers, seconds, median and p99 in milliseconds, bytes of the last answer, and statuses.
"""

from __future__ import annotations

import json
import socket
import statistics
import sys
import threading
import time
from collections import Counter
from pathlib import Path

TIMEOUT_S = 60


def exchange(connection: socket.socket, request: bytes) -> tuple[int, int]:
    """Send a request, read its answer whole, and give its status and length."""
    connection.sendall(request)
    data = bytearray()
    while (end := data.find(b"\r\n\r\n")) < 0:
        piece = connection.recv(262_144)
        if not piece:
            raise ConnectionError
        data += piece
    head = bytes(data[:end]).lower()
    status, size = int(head[9:12]), len(data) - end - 4
    if b"transfer-encoding: chunked" in head:
        tail = bytes(data[-7:])
        while not tail.endswith(b"0\r\n\r\n"):
            piece = connection.recv(262_144)
            if not piece:
                raise ConnectionError
            size += len(piece)
            tail = (tail + piece)[-7:]
        return status, size
    at = head.find(b"content-length:")
    length = int(head[at + 15 :].split(b"\r\n", 1)[0])
    while size < length:
        piece = connection.recv(262_144)
        if not piece:
            raise ConnectionError
        size += len(piece)
    return status, size


def client(port: int, requests: list[bytes], first: int, end: float, found: list[tuple[float, int, int]]) -> None:
    number = first
    while time.perf_counter() < end:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=TIMEOUT_S) as connection:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                while time.perf_counter() < end:
                    began = time.perf_counter()
                    status, size = exchange(connection, requests[number % len(requests)])
                    found.append((time.perf_counter() - began, status, size))
                    number += 1
        except OSError:
            found.append((0.0, 0, 0))


def main() -> None:
    port, clients, seconds = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    requests = [head.encode() for head in json.loads(Path(sys.argv[4]).read_text(encoding="utf-8"))]
    began = time.perf_counter()
    found: list[tuple[float, int, int]] = []
    threads = [
        threading.Thread(target=client, args=(port, requests, 37 * n, began + seconds, found)) for n in range(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    good = sorted(t for t, status, _ in found if status == 200) or [float("nan")]
    print(
        json.dumps(
            {
                "rate": sum(1 for _, status, _ in found if status == 200) / took,
                "median_ms": statistics.median(good) * 1000,
                "p99_ms": good[min(len(good) - 1, int(len(good) * 0.99))] * 1000,
                "bytes": found[-1][2] if found else 0,
                "statuses": dict(Counter(status for _, status, _ in found)),
            }
        )
    )


if __name__ == "__main__":
    main()

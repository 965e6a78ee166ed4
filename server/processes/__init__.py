"""Where queries run: in processes that can be stopped, over read-only data that is kept warm.

The engine can neither be given a deadline nor be interrupted, and its parser may crash. So a query runs in a process
that may die at any moment, and nothing else is in that process::

    kg serve ── HTTP, negotiation, cache; opens no data for /sparql; hands queries to idle workers, queues the rest
     │   ↑ ↑ ↑
     │   │ │ └── one unix socket a worker: question, reply, question, reply …
     │   │ │
     └─ keeper           watches the link `current`; starts a holder for each release, and ends the old one when
         │ │ │           the new one stands ready
         └─ holder       one a release: holds the store in memory, where it is small enough; forks workers, watches
             │ │         them on the board, reaps them
             ├─ worker   4 general ones, for queries of every kind
             └─ worker   1 in a lane of its own, for queries that look cheap

One query:  write to an idle worker → it marks the board → setitimer, O_ASYNC → the engine → unmark, answer

- **Deadline.** The worker arms ``setitimer`` with SIGALRM at its default, so the kernel ends it in the middle of
  native code; a holder that finds it still there a second later sends SIGKILL.
- **A client that has gone.** The web process closes the worker's socket; O_ASYNC makes the kernel send the worker
  SIGIO, which ends it, at once and without anybody's help. The same happens where the web process itself ends.
- **Memory.** ``RLIMIT_DATA``: the allocation that fails ends the process.
- **Heavy queries.** Every 10 ms the holder looks for workers that are at one query for more than 50 ms. Such a one is
  demoted: it gets the lowest priority, and a fresh worker is forked in its place (8 ms, the data is shared memory), so
  that those who come next find one ready. Two demoted ones run; up to eight wait, stopped by SIGSTOP, for at most the
  wait in the queue; one more is ended. The answer given, a demoted worker ends.
- **The queue** is in the web process: bounded in length and wait; what is over either is answered 503 at once.
- **Large results.** Beyond 64 KiB the worker writes to an unlinked file, up to the limit, and passes the descriptor:
  the web process streams it with its length, holding one piece at a time, and the worker is free.
- **Death.** The web process sees the socket end without an answer, looks up the cause on the board under the token of
  its query, and answers 503: nothing was sent before, so no answer is ever broken.
- **A new build.** The keeper forks a holder for it. Once that has workers, the board says so, and the web process gives
  queries to these alone; it closes the connections of the old ones as they fall idle, and with that they end. At the
  start the first holder opens the store on disk (30 ms), and one that holds it in memory follows.
- **An accident.** A keeper that ended is started again by the web process, a holder by its keeper; workers that stand
  ready answer meanwhile.
- **The end.** Keeper and holders watch a pipe from their parent, workers their socket: each ends when that does.

The **board** is a page of memory that all map: what each worker is at, causes of death, and counts. See the modules:
:mod:`~server.processes.keeper`, :mod:`~server.processes.holder` and :mod:`~server.processes.worker` are the processes,
:mod:`~server.processes.pool` and :mod:`~server.processes.connection` the web process's side of them,
:mod:`~server.processes.board` the shared memory and :mod:`~server.processes.wire` the bytes on a socket.
"""

from __future__ import annotations

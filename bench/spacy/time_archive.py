"""The Python package on an archive, beside spaCy's `nlp.pipe`: stories a second, memory, and what a million cost.

    python time_archive.py ARCHIVE TEXTS

ARCHIVE is a file of synthetic stories, a line of JSON each, by which memory is measured. TEXTS is the folder of the
project's dispatches; both read the French ones, whole and no two alike. Each measurement is a process of its
own; they take turns, and the best of each counts.
"""

import json
import os
import pathlib
import resource
import subprocess
import sys
import time

ROUNDS = 3
STORIES = {"depeche": 480, "spacy": 120}
MODEL = "fr_core_news_sm"


def main(archive: str, folder: str) -> None:
    cores = len(os.sched_getaffinity(0))
    runs = [(reader, threads) for reader in STORIES for threads in dict.fromkeys([1, cores])]
    best: dict = {}
    for _ in range(ROUNDS):
        for reader, threads in runs:
            ran = measured(reader, threads, folder, STORIES[reader])
            if (reader, threads) not in best or ran["took"] < best[reader, threads]["took"]:
                best[reader, threads] = ran
    size = sum(len(text.encode()) for text in dispatches(folder, 48)) / 48_000
    print(f"\nThe Python package and spaCy's nlp.pipe ({MODEL}) on French dispatches of {size:.1f} KB", flush=True)
    for reader, threads in runs:
        ran = best[reader, threads]
        line(f"{reader}, {threads} of {cores} cores: stories a second", STORIES[reader] / ran["took"])
        line("  a second of a core's time", STORIES[reader] / ran["busy"])
        if ran["ready"]:
            line("  cores it asked for", ran["ready"] / ran["took"])
        line("  cores it had", ran["busy"] / ran["took"])
        if threads == 1:
            line("  peak memory, MB", ran["peak"])
    rate = {run: STORIES[run[0]] / best[run]["took"] for run in runs}
    each = {reader: STORIES[reader] / best[reader, 1]["busy"] for reader in STORIES}
    line("depeche: how many times as fast on all cores", rate["depeche", cores] / rate["depeche", 1])
    line("depeche of spaCy, one core", rate["depeche", 1] / rate["spacy", 1])
    line("depeche of spaCy, all cores", rate["depeche", cores] / rate["spacy", cores])
    line("depeche of spaCy, in a core's time", each["depeche"] / each["spacy"])
    for reader in STORIES:
        line(f"a million such dispatches, {reader}, core hours", 1e6 / each[reader] / 3600)
    for stories in (3_000, 100_000):
        ran = measured("short", cores, archive, stories)
        line(f"read_many, {stories} short stories: peak memory, MB", ran["peak"])
        line("  stories a second of a core's time", stories / ran["busy"])


def line(what: str, figure: float) -> None:
    print(f"  {what:<56}{figure:>9.2f}", flush=True)


def measured(what: str, threads: int, source: str, stories: int) -> dict:
    # A thread each for arithmetic, as each worker has its core.
    env = os.environ | {"OMP_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"}
    program = [sys.executable, __file__, "--", what, str(threads), source, str(stories)]
    return json.loads(subprocess.run(program, check=True, stdout=subprocess.PIPE, env=env).stdout)


def measure(what: str, threads: int, source: str, stories: int) -> None:
    """One measurement, told as JSON: seconds by the clock, of processors, and of both these and waiting for one; MB."""
    ready = 0.0
    if what == "spacy":
        import spacy

        model = spacy.load(MODEL)
        texts = dispatches(source, stories)
        list(model.pipe(texts[:2]))
        before, start = seconds(), time.perf_counter()
        read = sum(1 for _ in model.pipe(texts, n_process=threads))
    else:
        import depeche

        texts = lines(source, stories) if what == "short" else dispatches(source, stories)
        # The tables of both languages are unpacked at the first reading.
        depeche.read("Le pont rouvrira, a dit la maire.")
        depeche.read("The bridge will reopen, the mayor said.")
        read = 0
        before, start = seconds(), time.perf_counter()
        for _ in depeche.read_many(texts, threads=threads):
            read += 1
            if read == stories:
                # Its threads end with it.
                ready = ready_seconds()
    took, busy = time.perf_counter() - start, seconds() - before
    assert read == stories, f"{read} of {stories} were read"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"took": took, "busy": busy, "ready": ready and ready - before, "peak": peak}))


def seconds() -> float:
    """The processor time of this process and of the workers that it has waited for."""
    return sum(os.times()[:4])


def ready_seconds() -> float:
    """How long the threads of this process ran, or waited for a processor that did other work."""
    stats = pathlib.Path("/proc/self/task").glob("*/schedstat")
    return sum(sum(map(int, stat.read_text().split()[:2])) for stat in stats) / 1e9


def dispatches(folder: str, stories: int) -> list[str]:
    files = sorted(pathlib.Path(folder).glob("fr-*.txt"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    return [f"{texts[n % len(texts)]}\n\nN° {n}" for n in range(stories)]


def lines(archive: str, stories: int):
    with open(archive, encoding="utf-8") as file:
        for _, told in zip(range(stories), file):
            yield json.loads(told)["text"]


if __name__ == "__main__":
    if sys.argv[1] == "--":
        what, threads, source, stories = sys.argv[2:]
        measure(what, int(threads), source, int(stories))
    else:
        main(*sys.argv[1:])

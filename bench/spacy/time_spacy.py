"""spaCy's small French model on the project's French dispatches: milliseconds a kilobyte, best of runs.

The English one is measured too where it is installed beside it; the package index has no copy of it by its own makers.

The texts are those that `depeche-bench --write` leaves in the folder given: `dispatch-fr-….txt`, `dispatch-en-….txt`.
"""

import pathlib
import sys
import time

import spacy

RUNS = 5
MODELS = {"fr": "fr_core_news_sm", "en": "en_core_web_sm"}


def main(folder: str) -> None:
    print(f"\nspaCy {spacy.__version__}, small models, one processor")
    for language, name in MODELS.items():
        if not spacy.util.is_package(name):
            print(f"  {name:<20} not installed")
            continue
        model = spacy.load(name)
        files = sorted(pathlib.Path(folder).glob(f"dispatch-{language}-*.txt"))
        texts = [file.read_text(encoding="utf-8") for file in files]
        size = sum(len(text.encode()) for text in texts) / 1000
        best = min(seconds(model, texts) for _ in range(RUNS))
        print(f"  {name:<20} {best * 1000 / size:>8.2f} ms/KB")


def seconds(model, texts) -> float:
    """Processor time, so that a busy machine does not count."""
    start = time.process_time()
    for text in texts:
        len(model(text).ents)
    return time.process_time() - start


if __name__ == "__main__":
    main(sys.argv[1])

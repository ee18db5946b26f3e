"""The examples for engines, on a small Parquet with texts that cannot be read among others: the same tables by each."""

from __future__ import annotations

import datetime
import os
import pathlib
import subprocess
import sys

import pandas
import pyarrow
import pyarrow.dataset
import pyarrow.parquet
import pytest

import depeche

ROOT = pathlib.Path(__file__).parents[2]
EXAMPLES = ROOT / "python" / "examples"
FRIDAY = "The ferry crews will strike on Friday, their union said on Tuesday."
ODD = [
    ("no text", None, None),
    ("empty", None, ""),
    ("one word", None, "Lisbon"),
    ("too long", None, "mot " * 100_001),
    ("dated", datetime.date(2026, 3, 3), FRIDAY),
    ("nobody", None, "It rained again. It will rain again."),
]


def texts() -> list[tuple[str, datetime.date | None, str | None]]:
    files = sorted((ROOT / "tests" / "dispatches").glob("*.txt"))[::6]
    read: list[tuple[str, datetime.date | None, str | None]] = [
        (file.stem, None, file.read_text(encoding="utf-8")) for file in files
    ]
    assert len(read) >= 8
    # In the middle, so that what comes behind them is seen to be read.
    return read[:3] + ODD + read[3:]


@pytest.fixture(scope="module")
def parquet(tmp_path_factory):
    ids, sent, read = zip(*texts())
    table = pyarrow.table({"id": ids, "sent": pyarrow.array(sent, pyarrow.date32()), "text": read})
    path = tmp_path_factory.mktemp("archive") / "texts.parquet"
    pyarrow.parquet.write_table(table, path, row_group_size=5)
    return path


def ordered(rows: pandas.DataFrame) -> list[tuple[object, ...]]:
    """Engines keep no order of rows, and write columns in any."""
    plain = rows[list(depeche.ARCHIVE)].astype(object)
    plain = plain.where(plain.notna(), None)
    return sorted(plain.itertuples(index=False, name=None), key=str)


@pytest.mark.parametrize("engine", ["duckdb", "dask", "spark"])
def test_an_engine_gives_the_tables_of_every_text_and_the_errors_of_the_rest(engine, parquet, tmp_path):
    tables = tmp_path / "tables"
    ran = subprocess.run(
        [sys.executable, str(EXAMPLES / f"on_{engine}.py"), str(parquet), str(tables)],
        env=os.environ | {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"},
        # Not beside the package's sources, which Spark's workers would take for it.
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    schema = pyarrow.schema(
        {
            name: {"string": pyarrow.string(), "bigint": pyarrow.int64(), "boolean": pyarrow.bool_()}[kind]
            for name, kind in depeche.ARCHIVE.items()
        }
    )
    written = pyarrow.dataset.dataset(tables, format="parquet", partitioning="hive", schema=schema)
    found = ordered(written.to_table().to_pandas())
    ids, sent, read = zip(*texts())
    expected = ordered(depeche.archive(zip(ids, depeche.read_many(zip(read, sent)))))
    assert found == expected


def test_rows_of_an_archive_say_their_table_and_a_bad_text_has_one_row():
    ids, sent, read = zip(*texts())
    rows = depeche.archive(zip(ids, depeche.read_many(zip(read, sent))))
    assert list(rows.columns) == list(depeche.ARCHIVE)
    assert set(rows.table) == {*depeche.COLUMNS, "errors"}
    errors = rows[rows.table == "errors"].set_index("story")
    assert errors.error.to_dict() == {
        "no text": "there is no text",
        "empty": "it is empty",
        "one word": "one word is no story",
        "too long": "it has 400004 characters; no story of more than 400000 is read",
    }
    assert rows[rows.table != "errors"].error.isna().all()
    assert (rows.reader == depeche.READER).all() and (rows.data == depeche.DATA).all()
    dates = rows[(rows.table == "dates") & (rows.story == "dated")]
    assert dates.date.tolist()[0] == "2026-03-06"
    for table in depeche.COLUMNS:
        alone = depeche.frame(table, zip(ids, depeche.read_many(zip(read, sent))))
        same = rows[rows.table == table][list(alone.columns)].reset_index(drop=True)
        pandas.testing.assert_frame_equal(same, alone[alone.error.isna()].reset_index(drop=True))

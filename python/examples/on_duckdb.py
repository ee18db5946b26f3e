"""DuckDB: a Parquet of texts in, a Parquet of tables out, on all cores of one machine, in memory that does not grow.

    python on_duckdb.py texts.parquet tables.parquet

Each text has a row with `id`, `sent` (the day, or null) and `text`. Each table comes into a folder of its own,
`table=quotes` and so on; what could not be read is in `table=errors`. Each row has the versions of reader and data.
"""

import sys

import duckdb
import pyarrow

import depeche

TYPES = {"string": pyarrow.string(), "bigint": pyarrow.int64(), "boolean": pyarrow.bool_()}
SCHEMA = pyarrow.schema({name: TYPES[kind] for name, kind in depeche.ARCHIVE.items()})


def read(batches):
    for batch in batches:
        ids, sent, texts = (column.to_pylist() for column in batch.columns)
        rows = depeche.archive(zip(ids, depeche.read_many(zip(texts, sent))))
        yield pyarrow.RecordBatch.from_pandas(rows, SCHEMA, preserve_index=False)


def main(texts, tables):
    archive = duckdb.connect().execute("SELECT id, sent, text FROM read_parquet($1)", [texts])
    # So many texts are in memory, with all that is in them.
    rows = pyarrow.RecordBatchReader.from_batches(SCHEMA, read(archive.fetch_record_batch(1000)))
    with duckdb.connect() as out:
        out.register("rows", rows)
        out.execute("COPY (FROM rows) TO $1 (FORMAT parquet, PARTITION_BY (\"table\"))", [tables])


if __name__ == "__main__":
    main(*sys.argv[1:])

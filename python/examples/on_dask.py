"""Dask: a Parquet of texts in, a Parquet of tables out, on one machine or many.

    python on_dask.py texts.parquet tables.parquet

Each text has a row with `id`, `sent` (the day, or null) and `text`. Each table comes into a folder of its own,
`table=quotes` and so on; what could not be read is in `table=errors`. Each row has the versions of reader and data.
"""

import sys

import dask.dataframe

import depeche


def read(frame):
    # Dask has a worker on each core already.
    readings = depeche.read_many(zip(frame["text"], frame["sent"]), threads=1)
    return depeche.archive(zip(frame["id"], readings))


def main(texts, tables):
    # A partition is in memory whole: a row group or a file each, so that it is no larger than a worker can hold.
    archive = dask.dataframe.read_parquet(texts, columns=["id", "sent", "text"], split_row_groups=True)
    rows = archive.map_partitions(read, meta=depeche.archive([]))
    # Threads will do, for they read side by side; with dask.distributed, its workers are used instead.
    rows.to_parquet(tables, partition_on=["table"], write_index=False, compute_kwargs={"scheduler": "threads"})


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Spark: a Parquet of texts in, a Parquet of tables out, as many workers as the cluster has.

    spark-submit on_spark.py texts.parquet tables.parquet

Each text has a row with `id`, `sent` (the day, or null) and `text`. Each table comes into a folder of its own,
`table=quotes` and so on; what could not be read is in `table=errors`. Each row has the versions of reader and data.
"""

import sys

from pyspark.sql import SparkSession

import depeche

SCHEMA = ", ".join(f"`{name}` {kind}" for name, kind in depeche.ARCHIVE.items())


def read(frames):
    for frame in frames:
        # Spark has a worker on each core already.
        readings = depeche.read_many(zip(frame["text"], frame["sent"]), threads=1)
        yield depeche.archive(zip(frame["id"], readings))


def main(texts, tables):
    spark = SparkSession.builder.appName("depeche").getOrCreate()
    # So many texts are in a worker's memory, with all that is in them.
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 1000)
    rows = spark.read.parquet(texts).select("id", "sent", "text").mapInPandas(read, SCHEMA)
    rows.write.partitionBy("table").parquet(tables)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Makes the files of the grammar from raw news text: `cargo xtask train grammar` runs this.

    make.py [--quick] [--texts DIR] [--trees DIR] [--language fr|en]

DIR holds fr.txt.gz and en.txt.gz (or fr.txt, en.txt): stories ended by a form feed. Steps, each kept in train/grammar/data so
that a broken run goes on where it stopped: the reader cuts texts into words; a teacher parses them (`teach.py`); French
inversions are mended and told more often (`inversion.py`); the network learns from that, and from hand-made French trees
(`student.py`).

--quick proves the way in minutes: few sentences, small files in train/grammar/data/quick that replace nothing.
"""
import argparse, gzip, os, shutil, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
WORDS = os.path.join(ROOT, "target", "release", "examples", "words")


def run(script, *args):
    print("·", script, *args, flush=True)
    environment = dict(os.environ, OMP_NUM_THREADS="1")
    subprocess.run([sys.executable, os.path.join(HERE, script), *map(str, args)], check=True, env=environment)


def made(path, make):
    """Makes a file unless it is there whole."""
    if not os.path.exists(path):
        make(path + ".part")
        os.rename(path + ".part", path)
    return path


def cut(texts, language, out):
    path = os.path.join(texts, language + ".txt.gz")
    source = gzip.open(path) if os.path.exists(path) else open(path[:-3], "rb")
    with source, open(out, "wb") as file:
        words = subprocess.Popen([WORDS], stdin=subprocess.PIPE, stdout=file)
        shutil.copyfileobj(source, words.stdin)
        words.stdin.close()
        if words.wait():
            raise SystemExit("the reader could not cut " + path)


def language(name, a, folder):
    data = lambda file: os.path.join(folder, f"{name}.{file}")
    words = made(data("words"), lambda out: cut(a.texts, name, out))
    most = 3000 if a.quick else 80000
    silver = made(data("silver.jsonl"), lambda out: run("teach.py", name, words, out, "--most", most))
    gold = []
    if name == "fr":
        silver = made(data("inverted.jsonl"), lambda out: run("inversion.py", silver, out, "--words-command", WORDS))
        sequoia, gsd = (os.path.join(a.trees, n + ".conllu.gz") for n in ("fr-sequoia.train", "fr-gsd.dev"))
        if os.path.exists(sequoia):
            gold = ["--gold", sequoia + ":5", gsd + ":4"]
    shipped = os.path.join(folder, name + ".bin") if a.quick else os.path.join(ROOT, "engine", "grammar", name + ".bin")
    epochs = ["--epochs", 2, "--quantised-epochs", 1] if a.quick else ["--epochs", EPOCHS[name], "--quantised-epochs", 3]
    apart = os.path.join(folder, name + "-apart.conllu")
    run("student.py", name, silver, shipped, "--words-command", WORDS, *SIZE[name], "--apart", apart, *epochs, *gold)


# English is measured against its teacher and needs the room; French reads no better with more.
SIZE = {"fr": ["--width", 72], "en": ["--width", 80, "--arc", 40, "--tokens", 1200, "--seed", 2]}
EPOCHS = {"fr": 8, "en": 20}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--quick", action="store_true")
    p.add_argument("--texts", default=os.path.join(ROOT, "..", "shared", "raw"))
    p.add_argument("--trees", default=os.path.join(ROOT, "..", "shared", "trees"))
    p.add_argument("--language", choices=["fr", "en"])
    a = p.parse_args()
    folder = os.path.join(HERE, "data", "quick") if a.quick else os.path.join(HERE, "data")
    os.makedirs(folder, exist_ok=True)
    for name in [a.language] if a.language else ["fr", "en"]:
        language(name, a, folder)
    print("measure what ships with `cargo xtask score grammar`")


if __name__ == "__main__":
    main()

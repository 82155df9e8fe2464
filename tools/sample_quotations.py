#!/usr/bin/env python3
"""Draw quotations from the crisis texts, to be judged by a person: is each found, is its speaker right?

usage: sample_quotations.py BIN [--count 200] [--seed 20220215] [--show]

A quotation is a stretch between marks, within a paragraph, of four words and more; names
of things in marks are judged "no_speech" and left out of the count.
Prints a line for each: text, begin, end (code points), share of its words in a statement's content, and the speaker that
the innermost such statement has. Texts are read from $VEDETTE_EVAL/data/crisis and never printed without --show.
docs/quotations.tsv holds the verdicts.
"""
import argparse, csv, glob, json, os, random, re, subprocess, sys, tempfile

MARKS = re.compile(r'“[^“”\n]+”|(?<![\w"])"[^"\n]+"(?!\w)|‘[^‘’\n]{20,}[.,!?]’')


def texts(root):
    for path in sorted(glob.glob(os.path.join(root, "ukraine-2022", "*.txt"))):
        name = os.path.basename(path)
        yield name, open(path, encoding="utf8", newline="").read(), f"{name[:4]}-{name[4:6]}-{name[6:8]}"
    for path in sorted(glob.glob(os.path.join(root, "syria-2017-2019", "*.csv"))):
        csv.field_size_limit(1 << 30)
        with open(path, encoding="utf8", newline="") as file:
            for i, row in enumerate(csv.DictReader(file)):
                yield f"syria:{i}", row["text"], row["date"][:10]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bin")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20220215)
    parser.add_argument("--show", action="store_true", help="print the words around too")
    o = parser.parse_args()
    root = os.path.join(os.environ.get("VEDETTE_EVAL", "../shared"), "data", "crisis")
    docs, dates = {}, {}
    for name, text, date in texts(root):
        docs[name], dates[name] = text, date
    if not docs:
        sys.exit(f"no texts in {root}: skipped")
    spans = [(d, m.start(), m.end()) for d, t in docs.items() for m in MARKS.finditer(t) if len(m[0].split()) >= 4]
    drawn = sorted(random.Random(o.seed).sample(spans, min(o.count, len(spans))))
    readings = {}
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as file:
        for d in sorted({d for d, _, _ in drawn}):
            file.write(json.dumps({"id": d, "text": docs[d], "published": dates[d]}) + "\n")
        file.flush()
        out = subprocess.run([o.bin, "read", "--json", "--quiet", file.name], capture_output=True, check=False).stdout
    for line in out.decode("utf8").splitlines():
        reading = json.loads(line)
        readings[reading["report"]["id"]] = reading
    for d, b, e in drawn:
        reading, text = readings[d], docs[d]
        best, share, size = None, 0.0, 0
        for s in reading["statements"]:
            covered = sum(max(0, min(e, y) - max(b, x)) for x, y in s["content"]) / (e - b)
            length = sum(y - x for x, y in s["content"])
            # The one that holds most of it, of those the innermost.
            if covered > .8 and (best is None or covered > share + .01 or (covered > share - .01 and length < size)):
                best, share, size = s, covered, length
        names = [reading["actors"][a]["name"] for a in best["speaker"]] if best else []
        said = " / ".join(text[x:y] for x, y in best["source"]) if best else ""
        print(f"{d}\t{b}\t{e}\t{share:.2f}\t{'; '.join(names)}" + (f"\t{said}" if o.show else ""))
        if o.show:
            print("    ", text[max(0, b - 160):b].replace("\n", " / "), "[[", text[b:e].replace("\n", " / "), "]]",
                  text[e:e + 120].replace("\n", " / "))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Judges the watch's ledgers on real reports: the recall of rows that a careful reader wants, and the first rows of each ledger to read.

    python3 tools/sample_watch.py draw CRISIS                       ten reports, drawn with a fixed seed, cut into numbered sentences
    python3 tools/sample_watch.py recall CRISIS VEDETTE WATCH.toml  which of the wanted rows (docs/watch_rows.tsv) the assessment has
    python3 tools/sample_watch.py rows CRISIS VEDETTE WATCH.toml    the first rows of each ledger, with their first sentence, to be judged

CRISIS is a folder of $VEDETTE_EVAL/data/crisis. The wanted rows were listed from the drawn reports before the watch was run on them. One is
found if a row of its ledger and party rests on text that overlaps its sentence; where no party is given, any will do.
"""
import csv
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

EVAL = Path(os.environ.get("VEDETTE_EVAL", "../shared")) / "data" / "crisis"
ROWS = Path(__file__).resolve().parent.parent / "docs" / "watch_rows.tsv"
SEED, COUNT, FIRST = 20220215, 10, 100
SENTENCE = re.compile(r"\S.*?(?:[.!?][\"'”’)]*(?=\s+[\"“‘'(A-Z])|(?=\n)|$)", re.S)
# The watch on Syria is on a withdrawal: reports that do not speak of one twice are not in its frame.
ABOUT = re.compile(r"withdraw|pull(?:ing|ed|s)?[ -](?:its |their |\w+ )?(?:out|back)", re.I)
STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z_([A-Z]{2})")


def reports(crisis):
    """(text, published) of every report of a crisis."""
    folder = EVAL / crisis
    tables = sorted(folder.glob("*.csv"))
    if not tables:
        out = []
        for path in sorted(folder.glob("*.txt")):
            y, mo, d, h, mi, s, _ = STAMP.match(path.name).groups()
            out.append((path.read_text("utf-8"), f"{y}-{mo}-{d}T{h}:{mi}:{s}Z"))
        return out
    csv.field_size_limit(10**9)
    with open(tables[0], newline="", encoding="utf-8") as f:
        return [(row["text"], row["date"]) for row in csv.DictReader(f)]


def digest(text):
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def drawn(crisis):
    frame = [text for text, _ in reports(crisis)]
    if crisis == "syria-2017-2019":
        frame = [t for t in frame if len(ABOUT.findall(t)) >= 2]
    if len(frame) < COUNT:
        sys.exit(f"no reports in {EVAL / crisis}: set VEDETTE_EVAL")
    return random.Random(SEED).sample(frame, COUNT)


def sentences(text):
    return [m.span() for m in SENTENCE.finditer(text)]


def draw(crisis):
    for text in drawn(crisis):
        print(f"\n==== {digest(text)}")
        for i, (b, e) in enumerate(sentences(text)):
            print(f"[{i}] {' '.join(text[b:e].split())}")


def wanted(crisis):
    with open(ROWS, encoding="utf-8") as f:
        lines = [line.rstrip("\n").split("\t") for line in f if line.strip() and not line.startswith("#")]
    return [(line[1], int(line[2]), int(line[3]), *line[4:]) for line in lines if line[0] == crisis]


def assessment(crisis, vedette, watch):
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "reports.jsonl", Path(folder) / "assessment.json"
        with open(source, "w", encoding="utf-8") as f:
            for text, published in reports(crisis):
                f.write(json.dumps({"id": digest(text), "text": text, "published": published}) + "\n")
        subprocess.run([vedette, "watch", watch, str(source), "--quiet", "--json", str(out)], check=True, stdout=subprocess.DEVNULL)
        return json.loads(out.read_text("utf-8"))


def ledgers(found):
    """(ledger, row) of every row; words and ground are ledgers of their own."""
    for name, rows in found.items():
        for row in rows if isinstance(rows, list) else []:
            if isinstance(row, dict) and "evidence" in row:
                yield (row["kind"] if name == "words_and_ground" else name), row


def with_parts(row):
    """A row and the rows within it, each with its own evidence."""
    yield row
    for part in row["parts"]:
        yield from with_parts(part)


def recall(crisis, vedette, watch):
    have = list(ledgers(assessment(crisis, vedette, watch)))
    want = wanted(crisis)
    hits = 0
    for report, begin, end, ledger, party, what in want:
        hit = any(
            name == ledger and any(party in ("-", part["party"]) and any(
                e["report"] == report and e["span"][0] < end and begin < e["span"][1] for e in part["evidence"])
                for part in with_parts(row))
            for name, row in have)
        hits += hit
        print("found " if hit else "missed", report, ledger, party, what)
    print(f"recall {hits}/{len(want)} = {hits / len(want):.2f}")


def rows(crisis, vedette, watch):
    seen = {}
    for name, row in ledgers(assessment(crisis, vedette, watch)):
        seen[name] = seen.get(name, 0) + 1
        if seen[name] <= FIRST:
            fields = " ".join(f"{f['name']}={f['value']}" for f in row["fields"] if f["value"] is not None)
            quote = " ".join(row["evidence"][0]["quote"].split())[:300] if row["evidence"] else ""
            print(f"{name} {seen[name]}: {row['party']} {row['kind']} {row['state']} {row['since']} | {fields} | x{len(row['evidence'])} “{quote}”")


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "draw":
        draw(sys.argv[2])
    elif len(sys.argv) == 5 and sys.argv[1] in ("recall", "rows"):
        {"recall": recall, "rows": rows}[sys.argv[1]](*sys.argv[2:])
    else:
        sys.exit(__doc__)

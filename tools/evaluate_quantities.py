#!/usr/bin/env python3
"""Scores quantities against tests/samples/quantities.tsv: number, bound, unit, kind and whose, each and all together.

    python3 tools/evaluate_quantities.py [--bin build/release/vedette] [--errors]

The texts lie where $VEDETTE_EVAL says (default ../shared), in data/crisis/syria-2017-2019. A coded number is found if a
quantity's span overlaps it. Standard library only. Exit code 0: scored; 1: the run failed; 2: no data.
"""
import argparse
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
CSV = "data/crisis/syria-2017-2019/Guardian_SDF_sample.csv"


def read(program, rows, wanted):
    """The readings of the wanted rows, by row."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as file:
        for i in wanted:
            file.write(json.dumps({"id": str(i), "text": rows[i]["text"], "published": rows[i]["date"][:10]}) + "\n")
        file.flush()
        done = subprocess.run([program, "read", "--json", "--quiet", file.name], capture_output=True, text=True)
    if not done.stdout:
        sys.exit(done.stderr or 1)
    return {int(r["report"]["id"]): r for r in map(json.loads, done.stdout.splitlines())}


def judge(reading, code):
    """Which of the five are right; None if the number was not found."""
    begin, end = int(code[2]), int(code[3])
    low, high = (None if v == "-" else float(v) for v in code[4:6])
    found = next((q for q in reading["quantities"] if q["span"][0] < end and begin < q["span"][1]), None)
    if not found:
        return None
    whose = found.get("whose")
    actor = reading["actors"][whose] if isinstance(whose, int) and whose >= 0 else {}
    owner = " ".join(str(actor.get(k) or "") for k in ("name", "code", "entity")).lower()
    return {"number": (found["low"], found["high"]) == (low, high), "bound": found["bound"] == code[6],
            "unit": (found["unit"] or "-") == code[7], "kind": (found["kind"] or "-") == code[8],
            "whose": code[9] == "-" or code[9] in owner}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--bin", default=str(ROOT / "build/release/vedette"))
    ap.add_argument("--errors", action="store_true")
    o = ap.parse_args()
    path = pathlib.Path(os.environ.get("VEDETTE_EVAL", ROOT.parent / "shared")) / CSV
    if not path.exists():
        print(f"skipped: no {path}", file=sys.stderr)
        return 2
    rows = list(csv.DictReader(open(path, encoding="utf8")))
    lines = (ROOT / "tests/samples/quantities.tsv").read_text().splitlines()
    codes = [line.split("\t") for line in lines if not line.startswith("#")]
    readings = read(o.bin, rows, sorted({int(c[1]) for c in codes}))
    parts = ("number", "bound", "unit", "kind", "whose")
    print("| sample | n | all right | " + " | ".join(parts) + " |\n|" + "---|" * 8)
    for sample in ("dev", "blind"):
        of = [(c, judge(readings[int(c[1])], c)) for c in codes if c[0] == sample]
        share = lambda right: f"{sum(right) / len(of):.3f}".lstrip("0")
        print(f"| {sample} | {len(of)} | {share([bool(j) and all(j.values()) for _, j in of])} | " +
              " | ".join(share([bool(j) and j[p] for _, j in of]) for p in parts) + " |")
        for c, j in of if o.errors else []:
            if not j or not all(j.values()):
                print("  ", "\t".join(c), [p for p in parts if j and not j[p]] or "not found", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())

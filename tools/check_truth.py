#!/usr/bin/env python3
"""Checks that every quotation of an example's truth.jsonl stands, word for word, in the report it names.

    python3 tools/check_truth.py examples/strait
"""
import json
import pathlib
import sys


def text_of(path):
    raw = path.read_text(encoding="utf-8")
    if path.suffix != ".jsonl":
        return raw
    return "\n".join(json.loads(line)["text"] for line in raw.splitlines() if line.strip())


def main():
    folder = pathlib.Path(sys.argv[1])
    texts = {p.name: text_of(p) for p in sorted((folder / "reports").iterdir())}
    rows = [json.loads(line) for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    faults = [f"{folder}/truth.jsonl:{n}: not in {row['report']}: {row['quote']}"
              for n, row in enumerate(rows, 1) if row["quote"] not in texts.get(row["report"], "")]
    print("\n".join(faults) or f"truth: all {len(rows)} quotations are there")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

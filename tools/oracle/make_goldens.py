#!/usr/bin/env python3
"""Writes tests/golden/engine/MODEL.{unusual,prose}.golden: spaCy's answers on the project's own text.

    tools/oracle/.venv/bin/python tools/oracle/make_goldens.py --pipeline md=WHEEL|FOLDER --pipeline sm=WHEEL|FOLDER

One JSON object a line, with the text itself, so that editing an example does not spoil the golden. Spans are in bytes.
src/language/golden_test.cc compares the engine with them and needs no Python. Read the difference before you commit it.
"""
import argparse
import json
import pathlib

import spacy_side
import texts

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROSE = ["tests/text", "examples", "docs", "README.md", "CONTRIBUTING.md"]


def unusual():
    for line in (ROOT / "tests/text/unusual.jsonl").read_text(encoding="utf-8").split("\n"):
        if line:
            yield json.loads(line)


def prose():
    for path in PROSE:
        for name, text in texts.collect([ROOT / path]):
            if not name.endswith((".toml", ".schema.json")) and "unusual.jsonl" not in name and ".schema.json" not in name:
                yield {"text": text}


def golden(nlp, item):
    raw = bytes.fromhex(item["hex"]) if "hex" in item else item["text"].encode("utf-8")
    text = raw.decode("utf-8", errors="replace")
    doc = nlp(text)
    rows = spacy_side.rows(doc)
    at = [0]
    for c in text:
        at.append(at[-1] + len(c.encode("utf-8")))
    word = lambda k: " ".join(r[k] or "-" for r in rows)
    return dict(item, begin=[at[r[0][0]] for r in rows], end=[at[r[0][1]] for r in rows], tag=word(1), pos=word(2),
                morph=word(3), lemma=[r[4] for r in rows], head=[r[5] for r in rows], dep=word(6), ent=word(7),
                sent=[i for i, r in enumerate(rows) if r[8]])


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--pipeline", action="append", required=True, metavar="MODEL=PATH")
    args = p.parse_args()
    out = ROOT / "tests/golden/engine"
    out.mkdir(parents=True, exist_ok=True)
    sets = {"unusual": list(unusual()), "prose": list(prose())}
    for pair in args.pipeline:
        model, path = pair.split("=", 1)
        nlp = spacy_side.load(path)
        for name, items in sets.items():
            lines = [golden(nlp, item) for item in items]
            with open(out / f"{model}.{name}.golden", "w", encoding="utf-8") as f:
                f.writelines(json.dumps(g, ensure_ascii=True, separators=(",", ":")) + "\n" for g in lines)
            print(model, name, len(lines), "texts", sum(len(g["head"]) for g in lines), "tokens")


if __name__ == "__main__":
    main()

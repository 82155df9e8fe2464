"""Texts of files, whatever their kind: what the engine is compared on."""
import html
import json
import pathlib
import re

TAG = re.compile(r"<[^>]*>")
SKIPPED = {".ds_store", ".ann", ".png", ".pdf", ".zip", ".gz"}  # .ann: standoff marks, not text


def _strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for v in value.values():
            yield from _strings(v)
    elif isinstance(value, list):
        for v in value:
            yield from _strings(v)


def texts_of(path):
    """Yields (name, text) of one file: JSON by its longer strings, tables by line, markup without its tags, else whole."""
    path = pathlib.Path(path)
    if path.suffix.lower() in SKIPPED or path.name.lower() in SKIPPED:
        return
    text = path.read_bytes().decode("utf-8", errors="replace")
    suffix = path.suffix.lower()
    if suffix in (".jsonl", ".json"):
        lines = text.split("\n") if suffix == ".jsonl" else [text]
        for i, line in enumerate(lines):
            if line.strip():
                for j, s in enumerate(s for s in _strings(json.loads(line)) if len(s) > 40):
                    yield f"{path}:{i + 1}:{j}", s
    elif suffix in (".tsv", ".csv"):
        for i, line in enumerate(text.split("\n")):
            if line.strip():
                yield f"{path}:{i + 1}", line.rstrip("\r")
    elif suffix in (".xml", ".tml") or path.parent.name.startswith("TBAQ"):
        yield str(path), html.unescape(TAG.sub(" " if "<token" in text else "", text))
    else:
        yield str(path), text


def collect(paths, split=100_000):
    """All texts of files and folders, in order; texts longer than `split` characters are cut there."""
    for root in paths:
        root = pathlib.Path(root)
        files = sorted(p for p in root.rglob("*") if p.is_file()) if root.is_dir() else [root]
        for path in files:
            for name, text in texts_of(path):
                # Lone surrogates cannot be written as UTF-8: the engine never sees them.
                text = text.encode("utf-8", errors="replace").decode("utf-8")
                for at in range(0, max(len(text), 1), split):
                    if text[at:at + split].strip():
                        yield f"{name}@{at}" if at else name, text[at:at + split]

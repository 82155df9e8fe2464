#!/usr/bin/env python3
"""Looks for sentences of data/training that are there twice, or nearly. Run as a test.

    python3 tools/check_training.py [FOLDER]

Two sentences are nearly the same if more than half of their word triples are (Jaccard), names aside: marks are taken out and
capitalised words count as one. Prints the number of sentences and words by file; exit code 1 if there are doubles.
"""
import collections
import pathlib
import re
import sys

NEAR = 0.5


def sentences(folder):
    for path in sorted(folder.glob("*.lines")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if "|" in line and not line.startswith("#"):
                yield f"{path.name}:{number}", path.name, re.sub(r"\[[a-z] |\]", "", line.split("|", 1)[1].strip())


def triples(text):
    words = ["Name" if w[0].isupper() else w for w in re.findall(r"[^\W_]+", text)]
    return {tuple(words[i : i + 3]) for i in range(len(words) - 2)}


def doubles(items):
    """Pairs of places whose sentences share more than NEAR of their triples."""
    holders, sets = collections.defaultdict(list), {}
    for place, _, text in items:
        own = sets[place] = triples(text)
        shared = collections.Counter(other for t in own for other in holders[t])
        for other, n in shared.items():
            if n > NEAR * (len(own) + len(sets[other]) - n):
                yield other, place
        for t in own:
            holders[t].append(place)


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent / "data/training")
    items = list(sentences(folder))
    count, words = collections.Counter(), collections.Counter()
    for _, name, text in items:
        count[name] += 1
        words[name] += len(text.split())
    for name in sorted(count):
        print(f"{name:20} {count[name]:5} sentences, {words[name] / count[name]:.1f} words each")
    print(f"{'all':20} {sum(count.values()):5} sentences, {sum(words.values()) / max(1, len(items)):.1f} words each")
    found = list(doubles(items))
    for a, b in found:
        print(f"{b} is nearly {a}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Draw mentions of actors from the crisis texts, to be coded by a person; score a program's reading against the codes.

usage: sample_actors.py BIN [--draw] [--seed 20220215] [--errors]

--draw prints runs of consecutive candidates, numbered in their text: names of persons, organisations, states and peoples as the
engine sees them, personal pronouns, and nouns that are subjects. Nothing that the reader of actors makes of them takes part.
Without it, docs/actors.tsv is scored: text, begin, end (code points), country (ISO 3166-1 alpha-3, - for none), sector, actor (the same
label: the same actor, within its text); "/" between codes that are equally right. Candidates that are no actors have no line.
International bodies are coded - for both. Country and sector: the share of mentions with the right one. B3: precision, recall and F1 over the mentions of each text.
Texts are read from $VEDETTE_EVAL/data/crisis and printed only by --draw and --errors.
"""
import argparse, collections, json, os, pathlib, random, subprocess, sys, tempfile

from sample_quotations import texts

CODES = pathlib.Path(__file__).resolve().parent.parent / "docs" / "actors.tsv"
NAMES = {"PERSON", "ORG", "GPE", "NORP"}
PRONOUNS = {"he", "him", "his", "she", "her", "hers", "they", "them", "their", "we", "us", "our", "i", "me", "my"}
INTERNATIONAL = {"IGO", "UNO", "EUR", "NGO", "IMG", "ISM", "MNC"}
REPORTS, RUN = 12, 18  # of each crisis; candidates of each


def program(arguments, reports):
    """The JSON lines that the program writes about the reports."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as file:
        for report in reports:
            file.write(json.dumps(report) + "\n")
        file.flush()
        out = subprocess.run(arguments + [file.name], capture_output=True, check=False).stdout
    return {reading["report"]["id"]: reading for reading in map(json.loads, out.decode("utf8").splitlines())}


def candidates(parsed, text):
    """Spans of names, pronouns and noun subjects, without overlap."""
    spans, begin = [], None
    for t in parsed["tokens"]:
        place, _, label = t["ent"].partition("-")
        if place in ("B", "U"):
            begin = t["span"][0]
        if place in ("L", "U") and label in NAMES:
            spans.append((begin, t["span"][1]))
            continue
        word = text[t["span"][0]:t["span"][1]].lower()
        subject = t["dep"] in ("nsubj", "nsubjpass") and t["tag"] in ("NN", "NNS")
        if place == "O" and (word in PRONOUNS or subject):
            spans.append(tuple(t["span"]))
    return sorted(set(spans))


def draw(binary, reports, seed):
    dice = random.Random(seed)
    names = [r["id"] for r in reports]
    syria = [n for n in names if n.startswith("syria:")]
    ukraine = [n for n in names if n not in syria]
    drawn = dice.sample(ukraine, REPORTS) + dice.sample(syria, REPORTS)
    chosen = [r for r in reports if r["id"] in drawn]
    parsed = program([binary, "parse", "--quiet", "--format", "json"], chosen)
    for report in chosen:
        text = report["text"]
        spans = candidates(parsed[report["id"]], text)
        first = dice.randrange(max(1, len(spans) - RUN))
        run = spans[first:first + RUN]
        print(f"== {report['id']} {report['published']} {text[:90]!r}")
        at = max(0, run[0][0] - 250)
        out = ""
        for n, (b, e) in enumerate(run):
            out += text[at:b] + f"[{n}:{b}:{e} " + text[b:e] + "]"
            at = e
        print(out + text[at:at + 60])


def found(reading, begin, end):
    """The actor whose head stands in the span, the shortest; else the one that covers it most closely."""
    heads = [a for a in reading["actors"] if a.get("head", a["span"])[0] >= begin and a.get("head", a["span"])[1] <= end]
    around = [a for a in reading["actors"] if a["span"][0] < end and begin < a["span"][1]]
    return min(heads or around, key=lambda a: (a["span"][1] - a["span"][0], a["span"]), default=None)


def b3(gold, system):
    """Mean precision and recall of the clusters around each mention."""
    precision = recall = 0.0
    for mine, theirs in zip(gold, system):
        both = sum(g == mine and s == theirs for g, s in zip(gold, system))
        precision += both / sum(s == theirs for s in system)
        recall += both / gold.count(mine)
    return precision, recall


def score(binary, reports, show):
    rows = collections.defaultdict(list)
    for line in CODES.read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            name, begin, end, country, sector, actor = line.split("\t")
            rows[name].append((int(begin), int(end), country.split("/"), sector.split("/"), actor))
    by_name = {r["id"]: r for r in reports if r["id"] in rows}
    readings = program([binary, "read", "--json", "--quiet"], by_name.values())
    n = seen = country = sector = 0
    precision = recall = 0.0
    for name, coded in rows.items():
        system = []
        for k, (begin, end, countries, sectors, label) in enumerate(coded):
            a = found(readings[name], begin, end)
            n += 1
            seen += a is not None
            # An international code stands in place of a state, not for a sector.
            kind = a and (a["sector"] if a["sector"] not in INTERNATIONAL else None)
            right = a is not None and (a["country"] or "-") in countries, a is not None and (kind or "-") in sectors
            country += right[0]
            sector += right[1]
            system.append(a["entity"] if a and a["entity"] else k)
            if show:
                print(name, begin, repr(by_name[name]["text"][begin:end]), countries, sectors, label, "|",
                      a and (a["country"], a["sector"], a["entity"]), "" if all(right) else "WRONG")
        p, r = b3([c[4] for c in coded], system)
        precision, recall = precision + p, recall + r
    precision, recall = precision / n, recall / n
    print(f"mentions {n}, found {seen / n:.3f}, country {country / n:.3f}, sector {sector / n:.3f}, "
          f"B3 precision {precision:.3f} recall {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bin")
    parser.add_argument("--draw", action="store_true")
    parser.add_argument("--seed", type=int, default=20220215)
    parser.add_argument("--errors", action="store_true", help="print every mention with what was found")
    o = parser.parse_args()
    root = os.path.join(os.environ.get("VEDETTE_EVAL", "../shared"), "data", "crisis")
    reports = [{"id": name, "text": text, "published": date} for name, text, date in texts(root)]
    if not reports:
        sys.exit(f"no texts in {root}: skipped")
    draw(o.bin, reports, o.seed) if o.draw else score(o.bin, reports, o.errors)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Checks data/actors against dated heads of state and government of public yearbooks (2014-2026).

    python3 tools/check_office_holders.py [--list]

Reads $VEDETTE_EVAL/data/actors/office_holders.tsv (default ../shared). Three figures: of the holders of our files within the
yardstick's years, how many the yardstick has with that country; of these, how many begin within 31 days of a date it gives;
of the yardstick's offices that change hands, how many holders we know (it counts deputies too, so all is not to be had).
--list prints our holders that the yardstick lacks, and late or early beginnings. The yardstick is for checking only.
"""
import datetime, html, os, re, sys, unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent


def fold(text):
    text = unicodedata.normalize("NFD", text.lower())
    return re.sub(r"[^a-z ]", "", text.replace("-", " ").replace("ı", "i").replace("ł", "l").replace("ø", "o"))


def words(name):
    return {w for w in fold(name).split() if len(w) > 2}


def day(text):
    parts = [int(p) for p in text.split("-")] + [1, 1]
    return datetime.date(*parts[:3])


def close(a, b):
    """Two spellings of one word: equal, or few letters apart."""
    if a == b:
        return True
    if min(len(a), len(b)) < 4:
        return False
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row, last = [i], row
        for j, y in enumerate(b, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (x != y)))
    return row[-1] <= max(1, min(len(a), len(b)) // 3)


def same(ours, theirs):
    return sum(any(close(a, b) for b in theirs) for a in ours) >= min(2, len(ours))


def states():
    out = {}
    for line in (HERE / "data/actors/countries.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            f = [x.strip() for x in line.split("|")] + [""] * 2
            for name in [f[1]] + f[7].split(";"):
                out[fold(name).strip()] = f[0]
    return out


def ours():
    for path in sorted((HERE / "data/actors").glob("leaders_*.txt")):
        for line in path.read_text().splitlines():
            if not line or line.startswith("#"):
                continue
            office, _, holders = (x.strip() for x in line.split("|"))
            state, kind = office.rsplit(".", 1)
            rows = [h.strip().rsplit(" ", 1) for h in holders.split(";")]
            for (name, since), after in zip(rows, rows[1:] + [["", "2027"]]):
                if name != "-":
                    yield state, kind, name, since, after[1]


def main():
    root = Path(os.environ.get("VEDETTE_EVAL", HERE.parent / "shared"))
    path = root / "data/actors/office_holders.tsv"
    if not path.exists():
        sys.exit(f"skipped: no {path}")
    state_of, yard, unknown = states(), {}, set()
    names = {"burma": "mmr", "cote divoire": "civ", "korea north": "prk", "korea south": "kor", "turkey turkiye": "tur",
             "congo democratic republic of the": "cod", "the dominican": "dom", "cote d'ivoire": "civ", "congo republic of the": "cog", "holy see vatican city": "vat",
             "bahamas the": "bhs", "gambia the": "gmb", "cabo verde": "cpv", "micronesia federated states of": "fsm"}
    for line in path.read_text().splitlines()[1:]:
        country, _, _, name, since = html.unescape(line).split("\t")
        key = fold(country).strip()
        state = names.get(key) or state_of.get(key)
        if state:
            yard.setdefault(state, []).append((words(name), day(since), name))
        else:
            unknown.add(country)
    checked = found = dated = 0
    for state, kind, name, since, until in ours():
        if state not in yard or day(until) < datetime.date(2014, 6, 1) or kind.startswith("vp"):
            continue
        if day(until) - day(since) < datetime.timedelta(60):
            continue
        checked += 1
        hits = [d for w, d, _ in yard[state] if same(words(name), w)]
        found += bool(hits)
        near = any(abs((d - day(since)).days) <= 31 for d in hits)
        dated += near
        if "--list" in sys.argv and not near:
            print("date" if hits else "lacking", state, kind, name, since, sorted(map(str, hits))[:4])
    known = total = 0
    mine = {}
    for state, _, name, _, _ in ours():
        mine.setdefault(state, []).append(words(name))
    for state, rows in yard.items():
        for w, _, name in rows:
            total += 1
            known += any(same(m, w) for m in mine.get(state, []))
            if "--missing" in sys.argv and not any(same(m, w) for m in mine.get(state, [])):
                print("missing", state, name, _)
    print(f"holders checked {checked}, in the yardstick {found} ({found / checked:.3f}), begin within 31 days {dated} ({dated / max(1, found):.3f})")
    print(f"yardstick rows {total}, known {known} ({known / total:.3f}); states not matched: {', '.join(sorted(unknown)) or 'none'}")


main()

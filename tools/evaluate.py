#!/usr/bin/env python3
"""Runs the program on the evaluation data and prints the tables of docs/evaluation.md in Markdown.

    python3 tools/evaluate.py                               every set, with build/release/vedette
    python3 tools/evaluate.py plv_train tbaq --bin CMD      some sets; CMD may have arguments
    python3 tools/evaluate.py --write                       also puts each table into its place in docs/evaluation.md

The data and the scorers lie where $VEDETTE_EVAL says (default ../shared: score/dev.py, data/). What is absent is skipped,
and said so on standard error. Standard library only. Exit code 0: all that is there was run; 1: a run failed; 2: wrong use.
A table's place in the document is between `<!-- evaluate SET -->` and `<!-- end SET -->`.
"""
import argparse
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "evaluation.md"

# Set -> rows of (figure, best peer measured on the same data with the same scorer, mark to pass, aim). A mark starting
# with "<" is passed from below.
MARKS = {
    "plv_train": [("root_acc", "ZSP .760", ".76", ".82"), ("root_macroF1", "ZSP .743", ".75", ".81"),
                  ("penta_macroF1", "ZSP .867", ".88", ".92"), ("triple_F1", "PETRARCH2 .340", ".52", ".62"),
                  ("triple_P", "PETRARCH2 .426", "", ""), ("triple_R", "PETRARCH2 .283", "", "")],
    "aw_train": [("acc", "always yes .746", "", ""), ("F1", "always yes .854", "", ""),
                 ("pairs_found", "PETRARCH2 .054", ".40", ".50"), ("pairs_claimed", "PETRARCH2 .039", "<.05", "<.03")],
    "polnear_dev": [("cue_F1", "Citron .661", ".70", ".76"), ("whole_F1", "Citron .554", ".60", ".67"),
                    ("whole_P", "Citron .699", "", ""), ("whole_R", "Citron .459", "", ""),
                    ("content_token", "Citron .723", ".78", ".82")],
    "tbaq": [("strict_F1", "HeidelTime .841", ".88", ""), ("relaxed_F1", "HeidelTime .921", ".94", ""),
             ("type_F1", "HeidelTime .880", ".89", ""), ("value_F1", "HeidelTime .774", ".82", "")],
    "uw_dev": [("r", "simple rule .622", ".72", ".80"), ("MAE", "simple rule .588", "<.50", "<.42")],
    "meantime_dev": [("r", "simple rule .303", "", ""), ("MAE", "simple rule .445", "", "")],
    "lgl": [("F1", "spaCy .677", ".76", ".80"), ("acc161", "spaCy + most populous .506", ".80", ".85"),
            ("e2e_F1", "spaCy + most populous .372", ".62", ".68"), ("country", "spaCy + most populous .622", "", "")],
    "ecb_dev": [("B3_F1", "TF-IDF .883", ".92", ".95"), ("pair_F1", "TF-IDF .829", ".88", ".92"),
                ("ev_recall", "-", ".60", ".70"), ("ev_B3_F1", "-", ".75", ".80"), ("ev_B3_all", "nothing joined .580", ".68", ".74")],
    "re3d_train_dev": [(f"{k}_F1", f"ner_{k}_F1", "ner", "") for k in ("PER", "ORG", "LOC", "QTY", "TIME")],
    "words_ground": [("coverage", "-", ".85", ".92"), ("modality_all_acc", "-", ".75", ".85"),
                     ("basis_all_acc", "-", ".75", ".85"), ("modality_all_macroF1", "-", ".70", ".80"),
                     ("basis_all_macroF1", "-", ".70", ".80"), ("observed_P", "-", ".80", ""), ("observed_R", "-", ".65", "")],
}


def say(text):
    print(f"evaluate: {text}", file=sys.stderr)


def commit():
    try:
        out = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=True)
        return out.stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def number(value):
    if value is None:
        return "-"
    return f"{value:.3f}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:.3f}"


def verdict(value, mark):
    if not mark or value is None:
        return ""
    below = mark.startswith("<")
    level = float(mark.lstrip("<"))
    return "yes" if (value <= level if below else value >= level) else "no"


def table(name, figures):
    lines = [f"`python3 tools/evaluate.py {name}` at {commit()}, {datetime.date.today().isoformat()}: {figures['n']} reports, "
             f"{figures['missing']} without output; {figures['user_s']:.1f} s user, {figures['rss_MB']:.0f} MB"
             + (f"; **{figures['notes']}**" if figures.get("notes") else ""),
             "", "| figure | here | best peer | pass | aim | passed |", "|---|---|---|---|---|---|"]
    for key, peer, mark, aim in MARKS[name]:
        value = figures.get(key)
        if mark == "ner":
            floor = figures.get(peer)
            peer, mark = f"the engine's own {number(floor)}", number(floor) if floor is not None else ""
        lines.append(f"| `{key}` | {number(value)} | {peer} | {mark.replace('<', '≤ ')} | {aim.replace('<', '≤ ')} | {verdict(value, mark)} |")
    return "\n".join(lines)


def run_set(name, scorer, program, timeout):
    """The scorer's figures; None, having said why, when it gave none."""
    command = [sys.executable, str(scorer), "run", name, "--bin", program, "--json", "--timeout", str(timeout)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    for line in done.stdout.splitlines():
        if line.startswith("{"):
            return json.loads(line)
    why = (done.stderr or done.stdout).strip().splitlines()
    say(f"{name}: no figures: {why[-1] if why else 'no word'}")
    return None


def put(text, name, body):
    """`text` with the body of the section of `name` replaced; unchanged, having said so, when there is no such place."""
    pattern = re.compile(rf"(<!-- evaluate {name} -->\n).*?(<!-- end {name} -->)", re.S)
    if not pattern.search(text):
        say(f"{name}: {DOCUMENT.name} has no place for it")
        return text
    return pattern.sub(lambda m: m.group(1) + body + "\n" + m.group(2), text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help=" ".join(MARKS))
    parser.add_argument("--bin", default=str(ROOT / "build" / "release" / "vedette"))
    parser.add_argument("--timeout", type=int, default=1800, help="seconds for one run of the program")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/evaluation.md")
    options = parser.parse_args()
    unknown = [s for s in options.sets if s not in MARKS]
    if unknown:
        say(f"no set {unknown[0]}; there are: {' '.join(MARKS)}")
        return 2
    scorer = pathlib.Path(os.environ.get("VEDETTE_EVAL", ROOT.parent / "shared")).resolve() / "score" / "dev.py"
    if not scorer.is_file():
        say(f"SKIPPED: no evaluation data: {scorer} is not there; $VEDETTE_EVAL names their folder")
        return 0
    program, *arguments = options.bin.split()
    if not pathlib.Path(program).exists():
        say(f"no program {program}; `make demo` builds it")
        return 2
    command = " ".join([str(pathlib.Path(program).resolve()), *arguments])
    failed = 0
    for name in options.sets or MARKS:
        figures = run_set(name, scorer, command, options.timeout)
        if figures is None:
            failed += 1
            continue
        body = table(name, figures)
        print(f"\n### {name}\n\n{body}", flush=True)
        if options.write:
            DOCUMENT.write_text(put(DOCUMENT.read_text(encoding="utf-8"), name, body), encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

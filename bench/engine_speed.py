#!/usr/bin/env python3
"""Tokens per CPU second of `vedette parse` and of spaCy on the same text, in turns, on one core, loading left out on both sides.

    tools/oracle/setup.sh
    tools/oracle/.venv/bin/python bench/engine_speed.py --model md --pipeline WHEEL|FOLDER [--rounds 3] [--write] [FILES|FOLDERS…]

Without FILES: the plain texts of $VEDETTE_EVAL/data (default ../shared), some 100,000 tokens; without those the project's own.
spaCy runs its six components with nlp.pipe; the engine runs with each set of kernels the processor has. A round runs each
side once, so that what else the machine does falls on both; the figure is the median of the rounds' ratios. Also printed:
peak memory, and the time from start to the end of an empty text.
"""
import argparse
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
import time

for variable in ("OMP_NUM_THREADS", "BLIS_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools" / "oracle"))


def gather(paths, limit_bytes):
    if not paths:
        shared = pathlib.Path(os.environ.get("VEDETTE_EVAL", ROOT.parent / "shared")) / "data"
        paths = [shared] if shared.exists() else [ROOT / "examples", ROOT / "tests" / "text"]
    out, size = [], 0
    for path in map(pathlib.Path, paths):
        files = sorted(path.rglob("*.txt")) if path.is_dir() else [path]
        for file in files:
            text = file.read_bytes().decode("utf-8", errors="replace")
            out.append(text)
            size += len(text)
            if size >= limit_bytes:
                return out
    return out


def cpu_of(command, env=None):
    """User and system seconds, wall seconds and peak megabytes of a command."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)}: exit status {status}")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--vedette", default=str(ROOT / "build/release/vedette"))
    parser.add_argument("--model", default="md")
    parser.add_argument("--pipeline", required=True, help="the same pipeline for spaCy: a wheel or a folder")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--kilobytes", type=int, default=500, help="text to read")
    parser.add_argument("--write", action="store_true", help="put the table into docs/evaluation.md")
    parser.add_argument("--kernels", nargs="*", default=["avx512", "avx2"])
    args = parser.parse_args()

    texts = gather(args.files, args.kilobytes * 1000)
    flags = pathlib.Path("/proc/cpuinfo").read_text() if platform.system() == "Linux" else ""
    kernels = [k for k in args.kernels if k == "scalar" or (" avx512vl" if k == "avx512" else " avx2") in flags]
    with tempfile.TemporaryDirectory() as folder:
        for i, text in enumerate(texts):
            pathlib.Path(folder, f"{i:05}.txt").write_text(text, encoding="utf-8")
        empty = pathlib.Path(folder, "empty")
        empty.mkdir()
        (empty / "empty.txt").write_text("")
        command = [args.vedette, "parse", "--quiet", "--format", "none", "--model", args.model]
        # Before spaCy is loaded: a child's peak counts what its parent held when it was forked.
        load, start, _ = min(cpu_of(command + [str(empty)]) for _ in range(3))
        peak = cpu_of(command + [folder])[2]
        import spacy_side
        nlp = spacy_side.load(args.pipeline)
        list(nlp.pipe(texts[:2]))
        ratios = {k: [] for k in kernels}
        speeds = {k: [] for k in kernels}
        spacy_speeds = []
        for _ in range(args.rounds):
            begin, tokens = time.process_time(), 0
            for doc in nlp.pipe(texts):
                tokens += len(doc)
            spacy_speeds.append(tokens / (time.process_time() - begin))
            for name in kernels:
                used = cpu_of(command + [folder], dict(os.environ, VEDETTE_KERNELS=name))[0]
                speeds[name].append(tokens / (used - load))
                ratios[name].append(speeds[name][-1] / spacy_speeds[-1])
    lines = [f"`bench/engine_speed.py --model {args.model} --kilobytes {args.kilobytes} --rounds {args.rounds}`: {tokens:,} "
             f"tokens in {len(texts)} texts, {cpu_name(flags)}, one thread, in turns with spaCy, medians.", "",
             "| engine | tokens a CPU second | ratio | mark |", "|---|---|---|---|",
             f"| spaCy {spacy_side.spacy.__version__}, six components | {statistics.median(spacy_speeds):,.0f} | 1 | |"]
    marks = {"avx512": "8", "avx2": "5"}
    for name in kernels:
        lines.append(f"| vedette, {name} | {statistics.median(speeds[name]):,.0f} | {statistics.median(ratios[name]):.1f} | "
                     f"{marks.get(name, '')} |")
    lines += ["", f"Peak memory {peak:.0f} MB (mark 250); an empty text takes {start:.2f} s of CPU from start to end (mark 0.3)."]
    print("\n".join(lines))
    if args.write:
        document = ROOT / "docs" / "evaluation.md"
        before, rest = document.read_text(encoding="utf-8").split("<!-- evaluate bench -->", 1)
        _, after = rest.split("<!-- end bench -->", 1)
        document.write_text(f"{before}<!-- evaluate bench -->\n" + "\n".join(lines) + f"\n<!-- end bench -->{after}", encoding="utf-8")


def cpu_name(cpuinfo):
    for line in cpuinfo.split("\n"):
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


if __name__ == "__main__":
    main()

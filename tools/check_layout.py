#!/usr/bin/env python3
"""Checks what the compiler does not: the order of the rooms, sizes, headers, stray names. Run as a test.

    python3 tools/check_layout.py [ROOT]

- A file of src/ROOM includes only its own room and rooms above it in ROOMS (docs/design.md).
- A source file has at most 500 lines; generated files (a first line with GENERATED) and data are excluded.
- A header opens with `#pragma once` after its comment and has no `using namespace`.
"""
import pathlib
import re
import subprocess
import sys

ROOMS = "base types feed language knowledge reading story store watch exchange brief cli".split()
SOURCES = {".cc", ".h", ".py", ".sh", ".cmake", ".ts", ".css"}
MAX_LINES = 500
INCLUDE = re.compile(r'^\s*#\s*include\s+"([a-z_]+)/')


def tracked(root):
    """The files git knows or would add; every file where there is no git."""
    try:
        out = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=root, capture_output=True, text=True, check=True)
        return [root / line for line in out.stdout.splitlines()]
    except (OSError, subprocess.CalledProcessError):
        return [p for p in root.rglob("*") if not {"build", ".git", ".venv", "node_modules"} & set(p.relative_to(root).parts)]


def check_rooms(path, parts, lines):
    room = parts[1]
    if room not in ROOMS:
        yield 1, f"src/{room} is no room; the rooms are {' '.join(ROOMS)}"
        return
    for n, line in enumerate(lines, 1):
        m = INCLUDE.match(line)
        if m and m.group(1) in ROOMS and ROOMS.index(m.group(1)) > ROOMS.index(room):
            yield n, f"{room} includes {m.group(1)}, a later room"


def check_header(lines):
    if not any(line.strip() == "#pragma once" for line in lines):
        yield 1, "a header without #pragma once"
    for n, line in enumerate(lines, 1):
        if re.match(r"\s*using namespace", line):
            yield n, "using namespace in a header"


def faults(root):
    for path in tracked(root):
        if path.suffix not in SOURCES or not path.is_file():
            continue
        parts = path.relative_to(root).parts
        if parts[0] == "data":
            continue
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        generated = any("GENERATED" in line for line in lines[:3])
        if len(lines) > MAX_LINES and not generated:
            yield path, MAX_LINES + 1, f"{len(lines)} lines; more than {MAX_LINES} ask for a split"
        found = []
        if parts[0] == "src" and len(parts) > 2:
            found += check_rooms(path, parts, lines)
        if path.suffix == ".h":
            found += check_header(lines)
        for n, why in found:
            yield path, n, why


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent).resolve()
    count = 0
    for path, n, why in faults(root):
        print(f"{path.relative_to(root)}:{n}: {why}")
        count += 1
    print("layout: no fault" if count == 0 else f"layout: {count} faults")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())

#!/bin/bash
# Makes the project's virtual environment .venv and installs pinned requirement files into it:
#
#     tools/venv.sh tools/requirements-oracle.txt …
#
# A file that was installed before and has not changed is not installed again. Prints a line for each that is.
set -euo pipefail
cd "$(dirname "$0")/.."
(($#)) || { echo "venv: name a requirements file" >&2; exit 2; }
if [[ ! -x .venv/bin/python ]]; then
  python3 -m venv .venv || { echo "venv: python3 cannot make a virtual environment; install python3-venv" >&2; exit 3; }
fi
for file in "$@"; do
  stamp=.venv/.installed-$(sha256sum "$file" | cut -c1-16)
  [[ -f $stamp ]] && continue
  echo "==> python: installing $file into .venv"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check -r "$file" ||
    { echo "venv: pip could not install $file" >&2; exit 3; }
  touch "$stamp"
done

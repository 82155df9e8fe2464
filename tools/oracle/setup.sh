#!/bin/bash
# Makes the oracle's virtual environment in tools/oracle/.venv from the pinned, hashed requirements. Idempotent.
set -euo pipefail
cd "$(dirname "$0")"
stamp=.venv/.installed-$(sha256sum requirements.txt | cut -c1-16)
if [[ -f $stamp ]]; then
  echo "oracle: spaCy is here"
  exit 0
fi
python=$(command -v python3.11 || command -v python3)
"$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' ||
  { echo "oracle: Python 3.11 is needed, $("$python" --version) found" >&2; exit 3; }
echo "==> python: installing the oracle (spaCy 3.8.18) into tools/oracle/.venv"
"$python" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary=:all: -r requirements.txt ||
  { echo "oracle: pip could not install the pinned packages" >&2; exit 3; }
touch "$stamp"

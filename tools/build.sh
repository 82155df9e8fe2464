#!/bin/bash
# Configures a preset once and builds targets:  tools/build.sh PRESET TARGET…
# Ninja re-runs CMake by itself when a CMake file or a globbed folder changes. Prints ninja's last line, or the first errors.
set -euo pipefail
cd "$(dirname "$0")/.."
preset=$1
shift
dir=build/$preset
mkdir -p "$dir"
if [[ ! -f $dir/build.ninja ]]; then
  if ! cmake --preset "$preset" >"$dir/configure.log" 2>&1; then
    grep -A8 -m1 'CMake Error' "$dir/configure.log" >&2 || tail -20 "$dir/configure.log" >&2
    echo "build: CMake could not configure preset '$preset' (whole log: $dir/configure.log)" >&2
    exit 3
  fi
fi
if [[ -t 1 ]]; then
  cmake --build "$dir" --target "$@"
else
  if ! cmake --build "$dir" --target "$@" >"$dir/build.log" 2>&1; then
    grep -E -A6 -m5 'error|Error|FAILED' "$dir/build.log" >&2 || tail -30 "$dir/build.log" >&2
    echo "build: preset '$preset' did not build (whole log: $dir/build.log)" >&2
    exit 3
  fi
  tail -1 "$dir/build.log"
fi

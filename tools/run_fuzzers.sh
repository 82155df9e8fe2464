#!/bin/bash
# Runs every fuzz target under build/fuzz for some seconds each:  tools/run_fuzzers.sh [SECONDS]
# New inputs go to build/fuzz/corpus; the seeds in fuzz/corpus are only read. A crash leaves its input in build/fuzz/crashes.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-5}
ran=0 failed=0
mkdir -p build/fuzz/crashes
for target in build/fuzz/*_fuzz; do
  [[ -x $target ]] || continue
  name=$(basename "$target" _fuzz)
  mkdir -p "build/fuzz/corpus/$name"
  seeds=()
  [[ -d fuzz/corpus/$name ]] && seeds=("fuzz/corpus/$name")
  log=build/fuzz/$name.log
  if "$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
      -artifact_prefix="build/fuzz/crashes/$name-" "build/fuzz/corpus/$name" "${seeds[@]}" >"$log" 2>&1 </dev/null; then
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    echo "fuzz $name: ${runs:-?} runs, no fault"
  else
    failed=$((failed + 1))
    echo "fuzz $name: FAULT (log: $log; input: build/fuzz/crashes/$name-*)" >&2
    grep -m3 -E 'ERROR|SUMMARY|runtime error' "$log" >&2 || tail -5 "$log" >&2
  fi
  ran=$((ran + 1))
done
echo "fuzz: $((ran - failed)) of $ran targets without a fault, $seconds s each"
((failed == 0))

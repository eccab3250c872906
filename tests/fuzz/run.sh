#!/usr/bin/env bash
# run.sh [SECONDS | --replay] [TARGET...]: builds the fuzzers and runs each for so long (600), all of them or those named.
# With --replay they are built in a fraction of the time, without sanitizers, and run what they begin with once.
# Prints a table; fails on any finding, whose input then stands in build/fuzz/findings/TARGET.
# What is found while it runs stays in build/fuzz/grown/TARGET and is where the next run begins.
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
cd "$LOCALECS_ROOT"

seconds=600
preset=fuzz
if [[ ${1:-} =~ ^[0-9]+$ ]]; then
  seconds=$1
  shift
elif [[ ${1:-} == --replay ]]; then
  preset=clang
  shift
fi

# What one target's log says at its end: "executions coverage features inputs".
figures() {
  awk '/^stat::number_of_executed_units:/ { runs = $2 }
       /cov: / { for (i = 1; i < NF; ++i) { if ($i == "cov:") cov = $(i + 1); if ($i == "ft:") ft = $(i + 1)
                                            if ($i == "corp:") corpus = $(i + 1) } }
       END { printf "%d %d %d %d\n", runs, cov, ft, corpus }' "$1"
}

# fuzz <target>: one run from the seeds and what earlier runs have found.
fuzz() {
  local target=$1 folder=build/fuzz
  mkdir -p "$folder/grown/$target" "$folder/findings/$target" "$folder/logs"
  local dictionary=tests/fuzz/dictionaries/$target.dict
  # Leaks are looked for as well; a run may take 25 seconds and 2 GiB, then it is a finding.
  ASAN_OPTIONS=detect_stack_use_after_return=1:allocator_may_return_null=0 UBSAN_OPTIONS=print_stacktrace=1 \
    "$folder/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=2048 -max_len=8192 \
    -print_final_stats=1 -artifact_prefix="$folder/findings/$target/" -dict="$dictionary" \
    "$folder/grown/$target" "tests/fuzz/corpus/$target" >"$folder/logs/$target.log" 2>&1
}

# replay <target>: its seeds once, each.
replay() {
  local log=build/clang/replay_$1.log
  "build/clang/tests/fuzz/fuzz_$1" -timeout=25 "tests/fuzz/corpus/$1"/* >"$log" 2>&1 || {
    tail -n 30 "$log" >&2
    fail "fuzz_$1 does not get through its corpus; above is the end of $log"
  }
}

install_packages "${BUILD_PACKAGES[@]}" "${CLANG_PACKAGES[@]}"
say "Building the fuzzers"
mapfile -t all < <(for source in tests/fuzz/corpus/*/; do basename "$source"; done)
targets=("$@")
((${#targets[@]})) || targets=("${all[@]}")
build_preset "$preset" "${targets[@]/#/fuzz_}"

if [[ $preset == clang ]]; then
  for target in "${targets[@]}"; do replay "$target"; done
  exit
fi

failed=()
printf '%-18s %12s %9s %9s %8s  %s\n' target executions coverage features corpus result
for target in "${targets[@]}"; do
  result=ok
  fuzz "$target" || { result=FINDING && failed+=("$target"); }
  read -r runs coverage features corpus < <(figures "build/fuzz/logs/$target.log")
  printf '%-18s %12d %9d %9d %8d  %s\n' "$target" "$runs" "$coverage" "$features" "$corpus" "$result"
done
((${#failed[@]} == 0)) || fail "found something: ${failed[*]}; see build/fuzz/logs and build/fuzz/findings"

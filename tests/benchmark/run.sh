#!/usr/bin/env bash
# The speed and size of the daemon against their floors, as one table. Usage: tests/benchmark/run.sh [PART...]
# Parts: api run_task start burst replacement awsvpc_start awsvpc_burst awsvpc_replacement swarm logs metadata scale durable crowd process (all
# of them unless named). ROUNDS=n repeats more often or less.
# What building costs is for build.sh, beside this file.
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
cd "$LOCALECS_ROOT"

mapfile -t engine < <(engine_packages)
install_packages "${BUILD_PACKAGES[@]}" "${RUN_PACKAGES[@]}" "${engine[@]}"
say "Building release and the load generator"
build_preset release localecs bare_beast load scale

say "Measuring; a full run takes several minutes"
LOCALECS_BIN=$LOCALECS_ROOT/build/release/localecs
ROUNDS=${ROUNDS:-}
as_root env LOCALECS_BIN="$LOCALECS_BIN" ROUNDS="$ROUNDS" tests/sandbox.sh /usr/bin/python3 -B tests/benchmark/benchmark.py "$@"

#!/usr/bin/env bash
# The one command for all tests: installs what is missing, builds, runs every test, leaves nothing running.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$LOCALECS_ROOT"

mapfile -t engine < <(engine_packages)
mapfile -t node < <(node_packages)
install_packages "${BUILD_PACKAGES[@]}" "${RUN_PACKAGES[@]}" "${engine[@]}" "${node[@]}"
install_javascript_sdk
unpack_registry

say "Building release"
build_preset release
say "Building with sanitizers"
build_preset asan sanitized_tests
tests/fuzz/run.sh --replay

say "Tests under the sanitizers"
LOCALECS_SEEDS=50 ctest --preset asan --parallel 2 --label-exclude 'end_to_end|tidy' --exclude-regex NOT_BUILT

say "All tests"
# The slowest, then ctest's summary, which stays the last thing printed, and its status this script's.
exec_as_root() { if ((EUID == 0)); then exec "$@"; else exec sudo "$@"; fi; }
exec_as_root tests/sandbox.sh tests/slowest.py ctest --preset release --parallel 2

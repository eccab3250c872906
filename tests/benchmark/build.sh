#!/usr/bin/env bash
# What building costs, a commit against another, as tables. Usage: tests/benchmark/build.sh [--tests] [--quick N] [A [B]]
# A is 15917f3 unless named, B the present HEAD. Both are built from empty, one after the other, without compiler cache.
#   --tests    also all that tests/run.sh builds: the release preset whole, and the sanitized tests
#   --quick N  only N units of each, and from them an estimate of the whole
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
cd "$LOCALECS_ROOT"

install_packages "${BUILD_PACKAGES[@]}"
exec /usr/bin/python3 -B tests/benchmark/build.py "$@"

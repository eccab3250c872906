#!/usr/bin/env bash
# Runs a test that wants an Engine, or ports, for itself: in a sandbox of its own, where root allows one, beside all others.
if ((EUID == 0)); then exec "$(dirname "${BASH_SOURCE[0]}")/../sandbox.sh" "$@"; fi
exec "$@"

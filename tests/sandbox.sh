#!/usr/bin/env bash
# Runs a command (root only) beside a Docker Engine of its own, in namespaces of their own. Usage: tests/sandbox.sh COMMAND...
#
# Private mounts, processes and network: neither an engine of this machine nor anything on its ports can be touched or
# collide, no image can be pulled from anywhere, and when this script ends, however it ends, the kernel ends every
# process and container in there and frees every file of the engine.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# The first process in there: prepares the engine, then runs the command.
inside() {
  mount -t tmpfs tmpfs /run   # hides this machine's sockets, of containerd above all, and holds the engine's files
  busybox ip link set lo up
  export TMPDIR=/run/localecs/tmp
  mkdir -p "$TMPDIR"
  export DOCKER_HOST=unix:///run/docker.sock LOCALECS_ENGINE_PIDFILE=/run/localecs/dockerd.pid
  start_engine /run/localecs /run/docker.sock
  make_web_image docker
  "$@"
}

if [[ ${1:-} == --inside ]]; then
  shift
  inside "$@"
  exit
fi

((EUID == 0)) || fail "tests/sandbox.sh needs root"
# In the background, so that a signal to this script is seen at once and not only after the command has ended.
setpriv --pdeathsig KILL unshare --mount --net --pid --fork --kill-child --mount-proc \
  "${BASH_SOURCE[0]}" --inside "$@" </dev/null &
child=$!
trap 'kill -KILL "$child" 2>/dev/null || true' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
status=0
wait "$child" || status=$?
exit "$status"

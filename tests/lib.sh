# Shell functions shared by tests/*.sh and examples/*/run.sh: packages, builds, a Docker Engine, images. To be sourced.

set -euo pipefail
LOCALECS_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Debian's own tools, whatever else comes first in PATH: the tests and examples promise to work with these.
PATH=/usr/sbin:/usr/bin:/sbin:/bin:$PATH

# What the daemon is built with; what the tests and quick builds need as well; what runs beside them.
DAEMON_PACKAGES=(g++ cmake ninja-build libboost1.81-dev libboost-program-options1.81-dev nlohmann-json3-dev libspdlog-dev
                 libcurl4-openssl-dev libssl-dev libsqlite3-dev libre2-dev)
BUILD_PACKAGES=("${DAEMON_PACKAGES[@]}" ccache libmimalloc-dev libgtest-dev libgmock-dev)
CLANG_PACKAGES=(clang libclang-rt-14-dev)   # the fuzzers' compiler and what it links to them
RUN_PACKAGES=(busybox-static awscli python3-boto3 curl)

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
fail() { printf '\033[1;31mError:\033[0m %s\n' "$*" >&2; exit 1; }
# Escape sequences belong on terminals only.
if [[ ! -t 1 ]]; then
  say() { printf '==> %s\n' "$*"; }
  fail() { printf 'Error: %s\n' "$*" >&2; exit 1; }
fi

as_root() { if ((EUID == 0)); then "$@"; else sudo "$@"; fi; }

# until_ok <seconds> <command...>: tries until it succeeds; fails once the deadline has passed.
until_ok() {
  local deadline=$(($(date +%s%N) / 1000000 + $1 * 1000))
  shift
  until "$@"; do
    (($(date +%s%N) / 1000000 < deadline)) || return 1
    sleep 0.1
  done
}

# --- packages -------------------------------------------------------------------------------------------------------

package_is_installed() { [[ $(dpkg-query -W -f='${db:Status-Abbrev}' "$1" 2>/dev/null) == ii* ]]; }

# What a Docker Engine needs. One that is there already, from whatever vendor, is good, and Debian's would not fit beside it.
engine_packages() {
  command -v dockerd >/dev/null || echo docker.io
  # Without systemd nobody else mounts the cgroup hierarchies that containers need.
  mountpoint -q /sys/fs/cgroup || echo cgroupfs-mount
}

# What the JavaScript test needs. Node.js from another vendor brings npm along, and Debian's npm would not fit beside it.
node_packages() {
  command -v node >/dev/null || echo nodejs
  command -v npm >/dev/null || echo npm
}

# install_packages <package...>: installs those that are missing, quietly, and never removes one.
install_packages() {
  local package missing=()
  for package in "$@"; do package_is_installed "$package" || missing+=("$package"); done
  ((${#missing[@]})) || return 0
  say "Installing ${missing[*]}"
  command -v apt-get >/dev/null || fail "apt-get is not here; please install: ${missing[*]}"
  local log
  log=$(mktemp)
  apt_get update && apt_get install --no-install-recommends --no-remove "${missing[@]}" || {
    cat "$log" >&2
    fail "the packages could not be installed"
  }
  rm -f "$log"
}

# Output goes to the caller's $log: worth reading only when something went wrong.
apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o DPkg::Lock::Timeout=120 "$@" </dev/null >>"$log" 2>&1
}

# unpack_registry: Debian's docker-registry into build/docker-registry, unless it is installed. Only unpacked: installing it
# would start a registry on this machine's port 5000, now and at every boot.
unpack_registry() {
  local to=$LOCALECS_ROOT/build/docker-registry log
  [[ ! -x $to/usr/bin/docker-registry ]] && ! command -v docker-registry >/dev/null || return 0
  say "Fetching docker-registry"
  rm -rf "$to"
  mkdir -p "$to"
  log=$(mktemp)
  (cd "$to" && { apt-get -q download docker-registry || { apt_get update && apt-get -q download docker-registry; }; } &&
    dpkg-deb --extract docker-registry_*.deb .) >>"$log" 2>&1 || {
    cat "$log" >&2
    fail "Debian's docker-registry could not be fetched"
  }
  rm -f "$log"
}

# install_javascript_sdk: the packages that tests/end_to_end/js/package-lock.json names, into build/javascript.
install_javascript_sdk() {
  local from=$LOCALECS_ROOT/tests/end_to_end/js to=$LOCALECS_ROOT/build/javascript
  # npm writes the inner file last: a fetch that was cut short is no fetch.
  if [[ -e $to/node_modules/.package-lock.json ]] && cmp -s "$from/package-lock.json" "$to/package-lock.json"; then
    return 0
  fi
  say "Fetching the AWS SDK for JavaScript"
  rm -rf "$to"
  mkdir -p "$to"
  cp "$from/package.json" "$from/package-lock.json" "$to"
  # Nobody's scripts run at the installation.
  npm ci --prefix "$to" --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null ||
    fail "npm could not fetch the packages of $from/package-lock.json"
}

# --- build ----------------------------------------------------------------------------------------------------------

# build_preset <preset> [target...]: configures and builds into build/<preset>.
build_preset() {
  local preset=$1
  shift
  (
    cd "$LOCALECS_ROOT"
    cmake --preset "$preset" >"${TMPDIR:-/tmp}/localecs-cmake.$$" 2>&1 || {
      cat "${TMPDIR:-/tmp}/localecs-cmake.$$" >&2
      fail "cmake could not configure the preset $preset"
    }
    rm -f "${TMPDIR:-/tmp}/localecs-cmake.$$"
    cmake --build --preset "$preset" ${*:+--target "$@"} | build_progress
    exit "${PIPESTATUS[0]}"
  )
}

# Keeps of ninja's progress how far it is and how long the rest may take, renewed every second on one line of a terminal,
# else a line each 15 s; and every line that is not progress.
build_progress() {
  local line part="" finished=0 all=0 begun=$SECONDS status shown=$SECONDS
  while true; do
    status=0
    IFS= read -r -t 1 line || status=$?
    # Above 128 is the second that has passed, and what came of a line meanwhile; any other failure is the end.
    if ((status > 128)); then
      part+=$line
    elif ((status)); then
      break
    else
      line=$part$line part=""
      if [[ $line =~ ^\[([0-9]+)/([0-9]+)\]\  ]]; then
        finished=${BASH_REMATCH[1]} all=${BASH_REMATCH[2]}
      elif [[ $line != *"no work to do"* ]]; then
        [[ ! -t 1 ]] || printf '\r\033[K'
        printf '%s\n' "$line"
      fi
    fi
    if [[ -t 1 ]]; then
      printf '\r    %s\033[K' "$(how_far "$finished" "$all" $((SECONDS - begun)))"
    elif ((SECONDS - shown >= 15)); then
      printf '    %s\n' "$(how_far "$finished" "$all" $((SECONDS - begun)))"
      shown=$SECONDS
    fi
  done
  [[ ! -t 1 ]] || printf '\r\033[K'
}

# how_far <steps done> <all steps> <seconds so far>: in words, with an estimate of the rest once a tenth has been seen. The
# rest goes on as what was done so far, if steps are alike; the first are dearer than most, so it rather shrinks.
how_far() {
  local finished=$1 all=$2 seconds=$3 left
  ((all)) || { printf 'beginning, %d s' "$seconds"; return; }
  printf '%d of %d, %d s' "$finished" "$all" "$seconds"
  ((finished * 10 >= all && seconds >= 5 && finished < all)) || return 0
  left=$((seconds * (all - finished) / finished))
  if ((left >= 100)); then printf ', about %d min left' $(((left + 30) / 60)); else printf ', about %d s left' "$left"; fi
}

# --- Docker Engine --------------------------------------------------------------------------------------------------

# start_engine <folder> <socket>: a dockerd whose every file lies in the folder. Returns once it answers.
start_engine() {
  local folder=$1 socket=$2
  as_root mkdir -p "$folder"
  mountpoint -q /sys/fs/cgroup || as_root cgroupfs-mount
  as_root sh -c 'folder=$1; shift; setsid "$@" >"$folder/dockerd.log" 2>&1 </dev/null &' sh "$folder" \
    dockerd --data-root "$folder/data" --exec-root "$folder/run" --pidfile "$folder/dockerd.pid" --host "unix://$socket"
  until_ok 60 as_root curl -sf -o /dev/null --unix-socket "$socket" http://docker/_ping || {
    as_root tail -n 20 "$folder/dockerd.log" >&2
    stop_engine "$folder"
    fail "dockerd did not start; above is the end of its log"
  }
}

# stop_engine <folder>: ends the dockerd of that folder and removes the folder.
stop_engine() {
  local folder=$1 pid
  if pid=$(as_root cat "$folder/dockerd.pid" 2>/dev/null) && process_runs "$pid" "$folder"; then
    as_root kill "$pid" 2>/dev/null || true
    until_ok 30 process_is_gone "$pid" || as_root kill -KILL "$pid" 2>/dev/null || true
  fi
  # What an engine that was killed has left mounted, innermost first.
  awk -v folder="$folder/" 'index($2, folder) == 1 { print $2 }' /proc/mounts | sort -r | while read -r mount; do
    as_root umount "$mount" 2>/dev/null || as_root umount --lazy "$mount" || true
  done
  as_root rm -rf "$folder"
}

# process_runs <pid> <text>: whether the process is (still) the one with that text in its command line.
process_runs() { grep -qaF -- "$2" "/proc/$1/cmdline" 2>/dev/null; }

# A zombie whose parent has not looked yet is gone as well.
process_is_gone() { [[ ! -e /proc/$1/status ]] || grep -q '^State:[[:space:]]*Z' "/proc/$1/status" 2>/dev/null; }

# --- images ---------------------------------------------------------------------------------------------------------

# make_web_image <docker command...>: localecs-web:latest, a page with the container's host name on port $PORT (80).
# Made from busybox, so nothing is pulled. The shell stays in front because a first process without a handler of its own
# is deaf to SIGTERM.
make_web_image() {
  local root
  root=$(mktemp -d)
  mkdir -p "$root"/{bin,etc,tmp,www}
  cp "$(command -v busybox)" "$root/bin/busybox"
  printf 'root:x:0:0:root:/:/bin/sh\nweb:x:1000:1000:web:/www:/bin/sh\n' >"$root/etc/passwd"
  printf 'root:x:0:\nweb:x:1000:\n' >"$root/etc/group"
  cat >"$root/bin/serve" <<'SERVE'
#!/bin/sh
trap 'exit 0' TERM
echo "Hello from $(hostname)" >/www/index.html
httpd -f -p "${PORT:-80}" -h /www &
echo "serving on port ${PORT:-80}"
wait
SERVE
  chmod 755 "$root" "$root/bin/serve"
  chmod 777 "$root/tmp" "$root/www"
  local applet
  for applet in $(busybox --list); do [[ -e $root/bin/$applet ]] || ln -s busybox "$root/bin/$applet"; done
  tar -C "$root" --owner=0 --group=0 -cf - . |
    "$@" import --change 'CMD ["serve"]' --change 'ENV PATH=/bin' --change 'EXPOSE 80' - localecs-web:latest >/dev/null
  rm -rf "$root"
}

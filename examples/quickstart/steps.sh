# The steps of the quickstart: what run.sh does, one function each. To be sourced by run.sh.

# Shows an aws command as the user would type it, then runs it.
show() {
  printf '\n    $ aws --endpoint-url %s %s\n' "$ENDPOINT" "$*"
  aws_quietly "$@" | sed 's/^/      /'
}

aws_quietly() { aws --endpoint-url "$ENDPOINT" "$@"; }

port_is_free() { ! (exec 3<>/dev/tcp/127.0.0.1/4566) 2>/dev/null; }

# docker, as the user if the Engine lets them in, else as root.
engine_client() { $engine_sudo docker --host "$DOCKER_HOST" "$@"; }

engine_answers_as() {
  engine_sudo=$1
  command -v docker >/dev/null && engine_client version --format '{{.Server.Version}}' >/dev/null 2>&1
}

# Uses the Docker Engine that answers; starts one if none does.
find_engine() {
  local sudo=""
  ((EUID == 0)) || sudo=sudo
  if engine_answers_as "" || engine_answers_as "$sudo"; then
    say "Docker Engine: the one at $DOCKER_HOST"
    return
  fi
  [[ $DOCKER_HOST == unix://* ]] || fail "No Docker Engine answers at DOCKER_HOST=$DOCKER_HOST"
  local packages
  mapfile -t packages < <(engine_packages)
  install_packages "${packages[@]}"
  # Where the package starts the Engine as a service, it may answer in a moment.
  if until_ok 3 engine_answers_as "$sudo"; then
    say "Docker Engine: the one at $DOCKER_HOST"
    return
  fi
  say "Docker Engine: none answers at $DOCKER_HOST, starting one"
  engine_folder=$(mktemp -d /var/tmp/localecs-quickstart.XXXXXX)
  echo "$engine_folder" >"$STATE/engine"
  start_engine "$engine_folder" "${DOCKER_HOST#unix://}"
  engine_answers_as "$sudo" || fail "The Docker Engine at $DOCKER_HOST answers, but not to $(id -un)"
}

# With --stop-tasks-on-exit, ending the daemon ends its containers.
start_daemon() {
  say "Starting localecs"
  rm -f "$STATE/localecs.pid"
  $engine_sudo sh -c 'pid=$1 log=$2; shift 2; setsid "$@" >"$log" 2>&1 </dev/null & echo $! >"$pid"' sh \
    "$STATE/localecs.pid" "$STATE/localecs.log" build/quick/localecs --docker "$DOCKER_HOST" --stop-tasks-on-exit
  until_ok 10 curl -sf -o /dev/null "$ENDPOINT/_localecs/health" || {
    tail -n 20 "$STATE/localecs.log" >&2
    fail "localecs did not start; above is the end of its log"
  }
  printf '\n    $ curl %s/_localecs/health\n' "$ENDPOINT"
  curl -s "$ENDPOINT/_localecs/health" | sed 's/^/      /'
}

# Prints "<task id> <host port>" for every running task of the service.
task_ports() {
  local tasks
  tasks=$(aws_quietly ecs list-tasks --service-name web --query 'taskArns[]' --output text)
  [[ -n $tasks && $tasks != None ]] || return 0
  # shellcheck disable=SC2086  # one word per task
  aws_quietly ecs describe-tasks --tasks $tasks --output text --query \
    'tasks[?lastStatus==`RUNNING`].[taskArn, containers[0].networkBindings[0].hostPort]' |
    sed 's|^[^[:space:]]*/||'
}

show_pages() {
  local task port
  echo
  while read -r task port; do
    # The container runs a moment before the program in it listens.
    until_ok 10 curl -sf -o /dev/null "http://127.0.0.1:$port/" || fail "Task $task does not answer on port $port"
    printf '    task %s   http://127.0.0.1:%s/   %s\n' "$task" "$port" "$(curl -s "http://127.0.0.1:$port/")"
  done < <(task_ports)
  echo
}

kill_one_and_wait() {
  local before container killed
  before=$(task_ports | cut -f1 | sort)
  container=$(web_containers | head -n 1)
  printf '\n    $ docker kill %s\n' "$container"
  killed=$(date +%s%N)
  engine_client kill "$container" >/dev/null
  until_ok 30 replaced "$before" || fail "No replacement within 30 s; see $STATE/localecs.log"
  # The newest container comes first. Its start is the Engine's own figure: asking through aws takes longer than it did.
  local started
  started=$(engine_client inspect --format '{{.State.StartedAt}}' "$(web_containers | head -n 1)")
  printf '    replaced by task %s, its container running after %d ms\n' \
    "$(comm -13 <(echo "$before") <(task_ports | cut -f1 | sort))" \
    $((($(date -d "$started" +%s%N) - killed) / 1000000))
}

web_containers() { engine_client ps --filter label=com.amazonaws.ecs.task-definition-family=web --format '{{.ID}}'; }

# Three tasks run, and not the same three as before.
replaced() {
  local now
  now=$(task_ports | cut -f1 | sort)
  [[ $(wc -l <<<"$now") == 3 && $now != "$1" ]]
}

print_how_to_go_on() {
  cat <<TEXT
    localecs, the service and the containers are still running. Go on with:

      export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=us-east-1
      aws --endpoint-url $ENDPOINT ecs update-service --service web --desired-count 5
      aws --endpoint-url $ENDPOINT ecs list-tasks --service-name web
      ${engine_sudo:+$engine_sudo }docker ps

      $STATE/localecs.log                what the daemon says
      examples/quickstart/run.sh --stop  to end it all

TEXT
}

print_how_to_begin() {
  cat <<TEXT
    To go on by hand, let it run:    examples/quickstart/run.sh --keep
    or start the daemon yourself:    build/quick/localecs
    and follow "A first session" in README.md.

TEXT
}

clean_up() {
  local status=$?
  trap '' INT TERM HUP
  if ((status != 0)); then
    stop_everything
  elif [[ $keep == no ]]; then
    say "Cleaning up (run with --keep to go on by hand)"
    stop_everything
  fi
}

# Ends the daemon (its containers with it), then the Engine if this example started it.
stop_everything() {
  local pid
  if pid=$(cat "$STATE/localecs.pid" 2>/dev/null) && process_runs "$pid" build/quick/localecs; then
    as_root kill "$pid" 2>/dev/null || true
    until_ok 60 process_is_gone "$pid" || as_root kill -KILL "$pid" 2>/dev/null || true
  fi
  if [[ -e $STATE/engine ]]; then
    stop_engine "$(cat "$STATE/engine")"
  elif command -v docker >/dev/null; then
    as_root docker --host "$DOCKER_HOST" image rm localecs-web:latest >/dev/null 2>&1 || true
  fi
  as_root rm -f "$STATE/localecs.pid" "$STATE/engine"
}

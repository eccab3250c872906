#!/usr/bin/env bash
# The quickstart: from a bare Debian to a service of three real containers that come back when they die.
# Usage: examples/quickstart/run.sh [--keep | --stop]
#   --keep   leave the daemon, its containers and the Docker Engine (if started here) running, to go on by hand
#   --stop   end what an earlier run with --keep has left
source "$(dirname "${BASH_SOURCE[0]}")/../../tests/lib.sh"
source "$LOCALECS_ROOT/examples/quickstart/steps.sh"
cd "$LOCALECS_ROOT"

ENDPOINT=http://127.0.0.1:4566
STATE=$LOCALECS_ROOT/build/quickstart   # logs and process ids, so that --stop finds them
DOCKER_HOST=${DOCKER_HOST:-unix:///var/run/docker.sock}

export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=us-east-1 AWS_PAGER=

keep=no
case "${1:-}" in
  "") ;;
  --keep) keep=yes ;;
  --stop) stop_everything; exit ;;
  *) sed -n '2,/^source/{/^#/s/^# \{0,1\}//p}' "$0"; exit 2 ;;
esac

install_packages "${DAEMON_PACKAGES[@]}" busybox-static awscli curl
say "Building localecs to try it (minutes the first time, seconds afterwards)"
build_preset quick localecs

port_is_free || fail "Something listens on 127.0.0.1:4566 already. If it is an earlier quickstart: $0 --stop"
mkdir -p "$STATE"
trap 'clean_up' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

find_engine
say "Making the image localecs-web:latest from busybox"
make_web_image engine_client
start_daemon

say "A task definition, and a service that wants three tasks of it"
show ecs register-task-definition --cli-input-json file://examples/quickstart/task-definition.json \
  --query 'taskDefinition.taskDefinitionArn' --output text
show ecs create-service --service-name web --task-definition web --desired-count 3 \
  --query 'service.{status:status,desired:desiredCount,running:runningCount}' --output table
show ecs wait services-stable --services web

say "The page of each task, fetched from the host port that Docker gave it"
show_pages

say "Killing a container behind the daemon's back"
kill_one_and_wait
show_pages

if [[ $keep == yes ]]; then print_how_to_go_on; else print_how_to_begin; fi
say "Done"

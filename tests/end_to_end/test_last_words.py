# What a container prints last arrives in awslogs, with or without a newline, however the container ends.
import os

from case import Case, main, shell
from waiting import until

ROUNDS = int(os.environ.get("LOCALECS_ROUNDS", "12"))  # of eight ways to end; 125 are a thousand
TRAP = "trap 'printf caught; exit 0' TERM; echo ready; while :; do sleep 0.1; done"
# The script, and what must be the last event of its stream.
ENDS = {"out": ("echo a; printf last", "last"),
        "err": ("echo a >&2; printf FATAL >&2; exit 1", "FATAL"),
        "late": ("echo a; printf last; sleep 0.3", "last"),
        "json": ("printf '{\"done\": true}'", '{"done": true}'),
        "both": ("printf out; printf err >&2", None),
        "long": ("echo a; head -c 20000 /dev/zero | tr '\\0' x", "x" * 20000),
        "many": ("i=0; while [ $i -lt 50 ]; do echo $i; i=$((i+1)); done; printf end", "end"),
        "kill": ("echo a; printf last; kill -9 $$", "last")}


class LastWords(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.logs = cls.daemon.client(service="logs")

    def logged(self, script, name, **options):
        group = {"awslogs-group": "words", "awslogs-region": "us-east-1", "awslogs-stream-prefix": name,
                 "awslogs-create-group": "true", **options}
        return self.register(shell(script, logConfiguration={"logDriver": "awslogs", "options": group}),
                             family=f"{self.family}-{name}")

    def events(self, name, arn):
        stream = f"{name}/main/{arn.rsplit('/', 1)[1]}"
        answer = self.logs.get_log_events(logGroupName="words", logStreamName=stream, startFromHead=True)
        return [event["message"] for event in answer["events"]]

    def ends_well(self, name, arn):
        events = self.events(name, arn)
        return sorted(events) == ["err", "out"] if name == "both" else events[-1:] == [ENDS[name][1]]

    def test_nothing_is_lost_in_a_thousand_ends(self):
        definitions = {name: self.logged(script, name) for name, (script, _) in ENDS.items()}
        for begin in range(ROUNDS):
            arns = {name: self.ecs.run_task(taskDefinition=each)["tasks"][0]["taskArn"] for name, each in definitions.items()}
            for name, arn in arns.items():
                self.stopped(arn)
                until(lambda: self.ends_well(name, arn), 10, f"all of {name} is there, round {begin}")

    def test_a_trap_and_a_multiline_event(self):
        trap = self.logged(TRAP, "trap")
        lines = self.logged("echo '[1] one'; echo ' more'; printf '[2] two'", "lines", **{"awslogs-multiline-pattern": "^\\["})
        arn = self.ecs.run_task(taskDefinition=trap)["tasks"][0]["taskArn"]
        until(lambda: self.running(arn) and self.events("trap", arn) == ["ready"], 30, "it prints")
        self.ecs.stop_task(task=arn)
        self.stopped(arn)
        until(lambda: self.events("trap", arn) == ["ready", "caught"], 10, "the last word of a trap")
        arn = self.ecs.run_task(taskDefinition=lines)["tasks"][0]["taskArn"]
        self.stopped(arn)
        until(lambda: self.events("lines", arn) == ["[1] one\n more\n", "[2] two\n"], 10, "the last of several lines")


if __name__ == "__main__":
    main()

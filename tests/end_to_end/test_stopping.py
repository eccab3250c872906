# How tasks are stopped: stopTimeout, signals, exit codes.
import engine
from case import Case, main, shell
from waiting import until


class Stopping(Case):
    def ready(self, script, **members):
        """Runs a container and waits until its shell has set its traps and said so."""
        arn = self.start(shell(script, **members))
        self.running(arn)
        identifier = self.runtime_id(arn)
        until(lambda: "ready" in engine.output(identifier), 10, "the container is ready")
        return arn

    def stop(self, arn):
        self.ecs.stop_task(task=arn)
        task = self.stopped(arn)
        seconds = (task["stoppedAt"] - task["stoppingAt"]).total_seconds()
        return task, seconds

    def test_a_container_deaf_to_sigterm_is_killed_after_its_stop_timeout(self):
        arn = self.ready("trap '' TERM; echo ready; while :; do sleep 1; done", stopTimeout=2)
        task, seconds = self.stop(arn)
        self.assertEqual(task["containers"][0]["exitCode"], 137)
        self.assertGreaterEqual(seconds, 1.9)
        self.assertLess(seconds, 6)

    def test_a_container_may_choose_its_exit_code(self):
        arn = self.ready("trap 'exit 3' TERM; echo ready; while :; do sleep 0.1; done", stopTimeout=20)
        task, seconds = self.stop(arn)
        self.assertEqual(task["containers"][0]["exitCode"], 3)
        self.assertLess(seconds, 10)

    def test_many_stops_go_side_by_side(self):
        arns = [self.ready("trap '' TERM; echo ready; while :; do sleep 1; done", stopTimeout=2) for _ in range(4)]
        for arn in arns:
            self.ecs.stop_task(task=arn)
        tasks = [self.stopped(arn) for arn in arns]
        whole = max(t["stoppedAt"] for t in tasks) - min(t["stoppingAt"] for t in tasks)
        self.assertLess(whole.total_seconds(), 6)


if __name__ == "__main__":
    main()

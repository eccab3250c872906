# With the waits that users have (--timing local): a revision whose processes die stays in progress, what served before it stays
# up, and explain tells why.
import json
import time
import urllib.request

from case import Case, main, shell
from daemon import Daemon
from waiting import until


class CrashLoop(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.daemon.stop()
        cls.daemon = Daemon(healthy_after=None)
        cls.ecs = cls.daemon.client()
        cls.family = f"app-{cls.daemon.port}"

    def explain(self):
        with urllib.request.urlopen(f"{self.daemon.url}/_localecs/explain?service=web", timeout=5) as answer:
            return json.load(answer)

    def test_a_revision_that_dies_after_seconds_replaces_nothing(self):
        good, lives = self.register(shell("exec httpd -f -p 8080")), (0.1, 1, 2, 5, 10, 20)
        names = {life: f"web-{int(life * 10)}" for life in lives}
        for name in names.values():
            self.ecs.create_service(serviceName=name, taskDefinition=good, desiredCount=1)
        until(lambda: all(s["runningCount"] == 1 for s in self.services(names)), 60, "the good revision runs")
        kept = {name: self.ecs.list_tasks(serviceName=name)["taskArns"] for name in names.values()}
        breaker = {"deploymentCircuitBreaker": {"enable": True, "rollback": True}}
        for life, name in names.items():
            bad = self.register(shell(f"sleep {life}; echo panic; exit 1"), family=f"{self.family}-{name}")
            self.ecs.update_service(service=name, taskDefinition=bad, deploymentConfiguration=breaker)
        end = time.monotonic() + 70
        while time.monotonic() < end:
            for service in self.services(names):
                self.assertEqual(service["deployments"][0]["rolloutState"], "IN_PROGRESS", service["serviceName"])
            for name in names.values():
                self.assertLessEqual(set(kept[name]), set(self.ecs.list_tasks(serviceName=name)["taskArns"]), name)
            time.sleep(2)

    def services(self, names):
        return self.ecs.describe_services(services=list(names.values()))["services"]

    def test_explain_tells_of_the_deaths(self):
        bad = self.register(shell("sleep 2; exit 3"))
        self.ecs.create_service(serviceName="web", taskDefinition=bad, desiredCount=1)

        def is_told():
            told = self.explain()
            sign = "ended by themselves in the last minute, the last one with code 3"
            return any(sign in line for line in told["evidence"]) and told

        told = until(is_told, 30, "explain tells of the deaths")
        self.assertIn("end by themselves", told["summary"])
        self.assertTrue(any("does not count tasks that reached RUNNING" in line for line in told["advice"]), told)


if __name__ == "__main__":
    main()

# Version consistency: the tasks of a service deployment run the image of its first, wherever the tag has moved since.
import json
import sys
import urllib.request

import engine
from case import WEB_IMAGE, container, main, shell
from private_registry import PROGRAM
from test_registry import EXECUTION_ROLE, Pulls
from waiting import until


class Services(Pulls):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ecs = cls.daemon.client(newest=True)

    def serve(self, version, **members):
        """A service of one task that runs :latest, which is that version now; the task."""
        self.registry.point("latest", version)
        self.image = self.registry.image("latest")
        definition = self.register(
            shell("echo $(cat /version); exec sleep 1000", image=self.image, stopTimeout=2,
                  repositoryCredentials=self.login(), **members),
            executionRoleArn=EXECUTION_ROLE)
        self.ecs.create_service(serviceName="web", taskDefinition=definition, desiredCount=1)
        self.steady(count=1)
        return self.service_tasks()[0]["taskArn"]

    def move(self, version):
        """Moves the tag in the registry, and takes it from the Engine."""
        self.registry.point("latest", version)
        self.registry.forget()

    def scale(self, count):
        self.ecs.update_service(service="web", desiredCount=count)
        self.steady(count=count)

    def idle(self):
        """No task of the service is left, nor the image, which the Engine keeps as long as a container runs."""
        self.scale(0)
        until(lambda: not self.alive(), 20, "no container runs")
        self.registry.forget()

    def kill(self, arn):
        engine.call("POST", f"/containers/{self.runtime_id(arn)}/kill")

    def successor(self, arn):
        def replaced():
            running = {each["taskArn"] for each in self.service_tasks() if each["lastStatus"] == "RUNNING"} - {arn}
            return running and running.pop()
        return until(replaced, 40, "another task runs")

    def revisions(self):
        """What each revision of the service says of its images, the newest first."""
        deployments = self.ecs.list_service_deployments(service="web")["serviceDeployments"]
        arns = [each["targetServiceRevisionArn"] for each in deployments]
        return [self.ecs.describe_service_revisions(serviceRevisionArns=[arn])["serviceRevisions"][0]["containerImages"]
                for arn in arns]

    def images(self, *digests):
        shown = {"containerName": "main", "image": self.image}
        return [[{**shown, "imageDigest": digest} if digest else shown] for digest in digests]

    def test_a_moved_tag_waits_for_the_next_deployment(self):
        first = self.serve("one")
        self.check_version(first, "one", self.one)
        self.assertEqual(self.revisions(), self.images(self.one))
        self.move("two")
        self.kill(first)
        second = self.check_version(self.successor(first), "one", self.one)
        self.assertEqual(second["containers"][0]["image"], self.image, "the task shows what its definition says")
        self.idle()
        self.scale(2)
        for task in self.service_tasks():
            self.assertIn("pullStartedAt", task)
            self.check_version(task["taskArn"], "one", self.one)
        self.ecs.update_service(service="web", forceNewDeployment=True)
        until(lambda: [d["rolloutState"] for d in self.service()["deployments"]] == ["COMPLETED"], 60, "the new one serves")
        for task in self.service_tasks():
            self.check_version(task["taskArn"], "two", self.two)
        self.assertEqual(self.revisions(), self.images(self.two, self.one))

    def test_a_container_may_be_left_out_of_it(self):
        first = self.serve("one", versionConsistency="disabled")
        self.check_version(first, "one", self.one)
        self.move("two")
        self.kill(first)
        self.check_version(self.successor(first), "two", self.two)
        self.assertEqual(self.revisions(), self.images(None))

    def test_an_image_that_the_registry_has_no_more_fails_the_task(self):
        gone = self.registry.push("gone")
        self.serve("gone")
        self.idle()
        self.move("two")
        self.registry.ask("DELETE", f"/v2/web/manifests/{gone}", {})
        self.ecs.update_service(service="web", desiredCount=1)

        def failed():
            return [t for t in self.service_tasks(status="STOPPED") if t["stopCode"] == "TaskFailedToStart"]
        main_container = until(failed, 40, "a task could not start")[0]["containers"][0]
        self.assertRegex(main_container["reason"], "^CannotPullContainerError: .*(manifest|not found)")
        self.assertNotIn("imageDigest", main_container)
        with urllib.request.urlopen(f"{self.daemon.url}/_localecs/explain?service=web") as answer:
            advice = json.load(answer)["advice"]
        self.assertTrue(any("--force-new-deployment" in line for line in advice), advice)

    def test_an_image_that_was_made_here_has_no_digest(self):
        self.image = WEB_IMAGE
        self.ecs.create_service(serviceName="web", taskDefinition=self.register(container()), desiredCount=1)
        self.steady(count=1)
        self.assertEqual(self.revisions(), self.images(None))
        self.scale(2)


if __name__ == "__main__":
    if not PROGRAM:
        print("Debian's docker-registry is not here; run tests/run.sh")
        sys.exit(77)
    main()

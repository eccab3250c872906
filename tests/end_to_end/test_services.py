# Services hold their desired count: deaths, scaling, failing starts, deletion.
import engine
from case import Case, container, main, shell
from waiting import stays, until


class Services(Case):
    def create(self, count, *containers, **members):
        self.register(*(containers or [container()]))
        return self.ecs.create_service(serviceName="web", taskDefinition=self.family, desiredCount=count, **members)["service"]

    def test_a_service_starts_scales_out_and_in(self):
        created = self.create(3)
        self.assertEqual((created["status"], created["desiredCount"], created["runningCount"]), ("ACTIVE", 3, 0))
        self.assertEqual([(d["status"], d["rolloutState"]) for d in created["deployments"]], [("PRIMARY", "IN_PROGRESS")])
        service = self.steady(count=3)
        until(lambda: self.service()["deployments"][0]["rolloutState"] == "COMPLETED", 20, "the deployment completes")
        tasks = self.service_tasks()
        self.assertEqual({t["group"] for t in tasks}, {"service:web"})
        self.assertEqual({t["startedBy"] for t in tasks}, {service["deployments"][0]["id"]})
        until(lambda: len(self.alive()) == 3, 5, "three containers")

        self.ecs.update_service(service="web", desiredCount=5)
        self.steady(count=5)
        before = {t["taskArn"] for t in self.service_tasks()}
        self.assertTrue({t["taskArn"] for t in tasks} < before)  # scaling out leaves the others alone

        self.ecs.update_service(service="web", desiredCount=1)
        self.steady(count=1)
        kept = {t["taskArn"] for t in self.service_tasks()}
        self.assertEqual(len(kept), 1)
        self.assertTrue(kept < before)
        gone = [self.stopped(arn) for arn in before - kept]
        self.assertEqual({t["stopCode"] for t in gone}, {"ServiceSchedulerInitiated"})
        self.assertRegex(gone[0]["stoppedReason"], r"^Scaling activity initiated by \(deployment ecs-svc/\d+\)$")
        until(lambda: len(self.alive()) == 1, 10, "one container")

        messages = [event["message"] for event in self.service()["events"]]
        self.assertTrue(any(m.startswith("(service web) has started 3 tasks: (task ") for m in messages), messages)
        self.assertIn("(service web) has reached a steady state.", messages)

    def test_a_killed_container_is_replaced(self):
        self.create(2)
        self.steady(count=2)
        before = {t["taskArn"] for t in self.service_tasks()}
        victim = min(before)
        engine.kill(self.runtime_id(victim))
        dead = self.stopped(victim)
        self.assertEqual(dead["stopCode"], "EssentialContainerExited")
        self.steady(count=2)
        after = {t["taskArn"] for t in self.service_tasks()}
        self.assertEqual(len(after - before), 1)
        self.assertNotIn(victim, after)
        until(lambda: len(self.alive()) == 2, 5, "two containers")

    def test_all_containers_killed_at_once_are_replaced_and_none_doubled(self):
        self.create(4)
        self.steady(count=4)
        for identifier in self.alive():
            engine.kill(identifier)
        until(lambda: len(self.service_tasks(status="STOPPED")) >= 4, 20, "the deaths are seen")
        self.steady(count=4)
        stays(lambda: len(self.alive()) <= 4, 1, "four containers and no more")

    def test_a_task_stopped_by_the_user_is_replaced(self):
        self.create(1)
        self.steady(count=1)
        first = self.service_tasks()[0]["taskArn"]
        self.ecs.stop_task(task=first)
        until(lambda: [t for t in self.service_tasks() if t["taskArn"] != first and t["lastStatus"] == "RUNNING"],
              30, "a new task runs")

    def test_starts_that_fail_are_tried_again_ever_slower(self):
        self.create(1, container(command=["no-such-program"]))
        until(lambda: len(self.service_tasks(status="STOPPED")) >= 3, 60, "several attempts")
        service = self.service()
        self.assertEqual(service["runningCount"], 0)
        self.assertGreaterEqual(service["deployments"][0]["failedTasks"], 3)
        starts = sorted(t["createdAt"] for t in self.service_tasks(status="STOPPED"))
        gaps = [(b - a).total_seconds() for a, b in zip(starts, starts[1:])]
        self.assertGreaterEqual(gaps[-1], gaps[0])
        # A definition that works ends the misery at once.
        self.register(container())
        self.ecs.update_service(service="web", taskDefinition=self.family)
        self.steady(count=1)

    def test_delete_needs_force_or_a_count_of_zero(self):
        self.create(2)
        self.steady(count=2)
        tasks = [t["taskArn"] for t in self.service_tasks()]
        with self.assertRaisesRegex(self.ecs.exceptions.InvalidParameterException,
                                    "The service cannot be stopped while it is scaled above 0."):
            self.ecs.delete_service(service="web")
        deleted = self.ecs.delete_service(service="web", force=True)["service"]
        self.assertEqual((deleted["status"], deleted["desiredCount"]), ("DRAINING", 0))
        self.assertEqual(self.ecs.list_services()["serviceArns"], [])
        until(lambda: self.service()["status"] == "INACTIVE", 30, "the service is INACTIVE")
        for arn in tasks:
            self.assertEqual(self.stopped(arn)["stopCode"], "ServiceSchedulerInitiated")
        until(lambda: not self.alive(), 10, "no container is left")
        # The name is free again.
        self.assertEqual(self.create(0)["status"], "ACTIVE")

    def test_delete_without_force_after_scaling_to_zero(self):
        self.create(1, shell("trap 'exit 0' TERM; while :; do sleep 0.1; done"))
        self.steady(count=1)
        self.ecs.update_service(service="web", desiredCount=0)
        self.steady(count=0)
        self.ecs.delete_service(service="web")
        until(lambda: self.service()["status"] == "INACTIVE", 30, "the service is INACTIVE")

    def test_a_name_is_refused_while_it_drains(self):
        self.create(1, shell("trap '' TERM; while :; do sleep 1; done", stopTimeout=3))
        self.steady(count=1)
        self.ecs.delete_service(service="web", force=True)
        if self.service()["status"] == "DRAINING":
            with self.assertRaisesRegex(self.ecs.exceptions.InvalidParameterException, "still Draining"):
                self.create(1)
        until(lambda: self.service()["status"] == "INACTIVE", 30, "the service is INACTIVE")


if __name__ == "__main__":
    main()

# Images: pulled when absent, and what a task tells of when a pull or a start fails.
import engine
from case import Case, container, main
from registry import Registry
from waiting import until


class Images(Case):
    def setUp(self):
        self.registry = Registry()
        self.addCleanup(self.registry.close)

    def drop_image(self):
        try:
            engine.call("DELETE", f"/images/{self.registry.image}?force=1")
        except RuntimeError:
            pass  # the test did not get as far as pulling it

    def test_an_absent_image_is_pulled(self):
        self.addCleanup(self.drop_image)
        arn = self.start(container(image=self.registry.image))
        task = self.running(arn)
        self.assertLessEqual(task["createdAt"], task["pullStartedAt"])
        self.assertLessEqual(task["pullStartedAt"], task["pullStoppedAt"])
        self.assertLessEqual(task["pullStoppedAt"], task["startedAt"])
        self.assertEqual(engine.inspect(self.runtime_id(arn))["Config"]["Labels"]["from"], "registry")

    def test_a_pull_that_hangs_holds_up_nobody_else_and_can_be_stopped(self):
        self.registry.held.clear()
        hanging = self.start(container(image=self.registry.image))
        self.running(self.start(container()))
        self.assertEqual(self.task(hanging)["lastStatus"], "ACTIVATING")
        self.ecs.stop_task(task=hanging)
        task = self.stopped(hanging)
        self.assertEqual(task["stopCode"], "UserInitiated")
        self.assertNotIn("startedAt", task)
        self.assertNotIn("exitCode", task["containers"][0])

    def test_an_image_that_nobody_has_fails_the_task(self):
        arn = self.start(container(image="127.0.0.1:1/nobody/has-this:1"))
        task = self.stopped(arn, 60)
        self.assertEqual(task["stopCode"], "TaskFailedToStart")
        self.assertRegex(task["containers"][0]["reason"], "^CannotPullContainerError: ")
        self.assertNotIn("startedAt", task)
        self.assertNotIn("exitCode", task["containers"][0])
        self.assertNotIn("runtimeId", task["containers"][0])

    def test_a_tag_that_the_registry_does_not_have_fails_the_task(self):
        arn = self.start(container(image=self.registry.image.replace("/web:", "/other:")))
        task = self.stopped(arn, 60)
        self.assertRegex(task["containers"][0]["reason"], "^CannotPullContainerError: .*(manifest|not found)")

    def test_a_command_that_is_not_there_fails_the_task(self):
        arn = self.start(container(command=["no-such-program"]), container("other"))
        task = self.stopped(arn)
        self.assertEqual(task["stopCode"], "TaskFailedToStart")
        reasons = {c["name"]: c.get("reason", "") for c in task["containers"]}
        self.assertRegex(reasons["main"], "^CannotStartContainerError: .*no-such-program")
        self.assertEqual(reasons["other"], "")
        self.assertNotIn("startedAt", task)
        until(lambda: not engine.containers_of_task(arn, running_only=True), 10, "nothing of the task runs on")

    def test_a_setting_that_the_engine_refuses_fails_the_task(self):
        arn = self.start(container(dockerSecurityOptions=["no-such-option"]))
        task = self.stopped(arn)
        self.assertEqual(task["stopCode"], "TaskFailedToStart")
        self.assertRegex(task["containers"][0]["reason"], "^Cannot(Create|Start)ContainerError: ")


if __name__ == "__main__":
    main()

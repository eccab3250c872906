# Lifecycle hooks that invoke Lambda functions, of an endpoint beside the daemon.
import tempfile
import threading

import botocore.exceptions

from case import Case, container, main
from daemon import Daemon
from lambda_endpoint import LambdaEndpoint
from waiting import until

FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:"


def hook(function, *stages, **members):
    return {"targetType": "AWS_LAMBDA", "hookTargetArn": FUNCTION + function, "lifecycleStages": list(stages),
            "roleArn": "arn:aws:iam::000000000000:role/hooks", **members}


class LambdaHooks(Case):
    @classmethod
    def setUpClass(cls):
        cls.endpoint = LambdaEndpoint()
        cls.addClassCleanup(cls.endpoint.stop)
        cls.folder = tempfile.TemporaryDirectory(prefix="localecs-data-")
        cls.addClassCleanup(cls.folder.cleanup)
        cls.options = ("--lambda-endpoint", cls.endpoint.url, "--data-dir", cls.folder.name)
        super().setUpClass()
        cls.newest = cls.daemon.client(newest=True)

    def setUp(self):
        self.endpoint.functions.clear()
        self.endpoint.calls.clear()
        self.newest.create_service(serviceName="web", taskDefinition=self.version(1), desiredCount=1)
        self.steady(count=1)
        until(lambda: self.deployment().get("finishedAt"), 60, "the first deployment is recorded as done")

    def version(self, number):
        return self.register(container(environment=[{"name": "VERSION", "value": str(number)}]))

    def update(self, *hooks, strategy="BLUE_GREEN"):
        before = self.deployment()["serviceDeploymentArn"]
        self.newest.update_service(service="web", taskDefinition=self.version(2), deploymentConfiguration={
            "strategy": strategy, "bakeTimeInMinutes": 0, "lifecycleHooks": list(hooks)})
        self.assertNotEqual(self.deployment()["serviceDeploymentArn"], before)

    def deployment(self):
        listed = self.newest.list_service_deployments(service="web")["serviceDeployments"]
        newest = max(listed, key=lambda one: one["createdAt"])["serviceDeploymentArn"]
        return self.newest.describe_service_deployments(serviceDeploymentArns=[newest])["serviceDeployments"][0]

    def ended(self, status):
        found = until(lambda: self.deployment().get("finishedAt") and self.deployment(), 60, "the deployment ended")
        self.assertEqual(found["status"], status, found)
        return found

    def test_goes_on_when_the_function_says_so(self):
        self.endpoint.functions["check"] = lambda payload: {"hookStatus": "SUCCEEDED"}
        self.update(hook("check:live", "POST_SCALE_UP", "PRODUCTION_TRAFFIC_SHIFT", hookDetails={"url": "http://a/"}))
        done = self.ended("SUCCESSFUL")
        self.assertEqual([(h["targetType"], h["targetArn"], h["status"]) for h in done["lifecycleHookDetails"]],
                         [("AWS_LAMBDA", FUNCTION + "check:live", "SUCCEEDED")] * 2)
        target, source = done["targetServiceRevision"]["arn"], done["sourceServiceRevisions"][0]["arn"]
        first, second = self.endpoint.payloads("check")
        self.assertEqual(first, {
            "executionId": first["executionId"], "lifecycleStage": "POST_SCALE_UP", "resourceArn": done["serviceDeploymentArn"],
            "hookDetails": {"url": "http://a/"},
            "executionDetails": {"serviceArn": self.service()["serviceArn"], "targetServiceRevisionArn": target,
                                 "testTrafficWeights": {}, "productionTrafficWeights": {}}})
        self.assertEqual(second["executionDetails"]["productionTrafficWeights"], {target: 100, source: 0})
        _, query, headers, _ = self.endpoint.calls[0]
        self.assertEqual(query, "Qualifier=live")
        self.assertEqual(headers["X-Amz-Invocation-Type"], "RequestResponse")
        self.assertIn("Credential=000000000000/20000101/us-east-1/lambda/aws4_request", headers["Authorization"])

    def test_is_asked_again(self):
        def check(payload):
            left = payload["hookDetails"]["left"]
            if left == 0:
                return {"hookStatus": "SUCCEEDED"}
            return {"hookStatus": "IN_PROGRESS", "callBackDelay": 1, "hookDetails": {"left": left - 1}}
        self.endpoint.functions["check"] = check
        self.update(hook("check", "PRE_SCALE_UP", hookDetails={"left": 2}))
        self.ended("SUCCESSFUL")
        asked = self.endpoint.payloads("check")
        self.assertEqual([payload["hookDetails"]["left"] for payload in asked], [2, 1, 0])
        self.assertEqual(len({payload["executionId"] for payload in asked}), 1)

    def test_failures_roll_back(self):
        self.endpoint.functions["no"] = lambda payload: {"hookStatus": "FAILED"}
        self.endpoint.functions["babbles"] = lambda payload: "hello"
        self.endpoint.functions["empty"] = lambda payload: {}

        def breaks(payload):
            raise ValueError("it broke")
        self.endpoint.functions["breaks"] = breaks
        invoke = f"ECS was unable to invoke hook target {FUNCTION}"
        parse = f"ECS was unable to parse the response from {FUNCTION}"
        for function, because in {
                "no": f"POST_SCALE_UP lifecycle hook(s) failed. Lifecycle hook target {FUNCTION}no returned FAILED status.",
                "babbles": f"{parse}babbles due to it is not a JSON object",
                "empty": f"{parse}empty due to HookStatus must not be null",
                "breaks": f"{invoke}breaks due to Unhandled: it broke",
                "nobody": f"{invoke}nobody due to HTTP status 404: Function not found: nobody"}.items():
            with self.subTest(function):
                self.update(hook(function, "POST_SCALE_UP"), strategy="ROLLING" if function == "no" else "BLUE_GREEN")
                ended = self.ended("ROLLBACK_SUCCESSFUL")
                self.assertIn(because, ended["statusReason"])
                self.assertEqual(ended["lifecycleHookDetails"][-1]["status"], "FAILED")
                self.assertEqual(self.steady(count=1)["deployments"][0]["rolloutState"], "COMPLETED")

    def test_a_hook_without_its_answer_survives_the_daemon(self):
        asked, go_on = threading.Event(), threading.Event()
        self.addCleanup(go_on.set)

        def check(payload):
            asked.set()
            go_on.wait(60)
            return {"hookStatus": "SUCCEEDED"}
        self.endpoint.functions["check"] = check
        self.update(hook("check", "POST_SCALE_UP"))
        self.assertTrue(asked.wait(30))
        self.assertEqual(self.deployment()["lifecycleHookDetails"][0]["status"], "IN_PROGRESS")
        self.daemon.kill()
        self.daemon.start()
        until(lambda: len(self.endpoint.payloads("check")) == 2, 30, "it is invoked again")
        go_on.set()
        self.ended("SUCCESSFUL")
        first, second = self.endpoint.payloads("check")
        self.assertEqual(first, second)


class NobodyThere(Case):
    def test_without_the_option_they_are_refused(self):
        newest = self.daemon.client(newest=True)
        with self.assertRaises(botocore.exceptions.ClientError) as caught:
            newest.create_service(serviceName="web", taskDefinition=self.register(container()), desiredCount=1,
                                  deploymentConfiguration={"lifecycleHooks": [hook("check", "POST_SCALE_UP")]})
        self.assertEqual(caught.exception.response["Error"]["Code"], "UnsupportedFeatureException")
        self.assertIn("--lambda-endpoint", caught.exception.response["Error"]["Message"])

    def test_an_endpoint_that_is_absent(self):
        absent = LambdaEndpoint()
        absent.stop()
        daemon = Daemon("--engine", "simulated", "--lambda-endpoint", absent.url)
        self.addCleanup(daemon.stop)
        newest = daemon.client(newest=True)
        newest.register_task_definition(family="web", containerDefinitions=[container()])
        newest.create_service(serviceName="web", taskDefinition="web", desiredCount=1,
                              deploymentConfiguration={"lifecycleHooks": [hook("check", "PRE_SCALE_UP")]})

        def ended():
            listed = newest.list_service_deployments(service="web")["serviceDeployments"][0]["serviceDeploymentArn"]
            found = newest.describe_service_deployments(serviceDeploymentArns=[listed])["serviceDeployments"][0]
            return found.get("finishedAt") and found
        self.assertEqual(until(ended, 30, "the first deployment has nothing to go back to")["status"], "ROLLBACK_FAILED")
        events = newest.describe_services(services=["web"])["services"][0]["events"]
        self.assertTrue(any(f"ECS was unable to invoke hook target {FUNCTION}check due to" in event["message"]
                            for event in events), events)


if __name__ == "__main__":
    main()

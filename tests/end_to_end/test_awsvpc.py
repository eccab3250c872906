# Tasks with a network of their own: addresses, attachments, what is shared and what is left behind.
import json
import urllib.parse
import urllib.request

import engine
from case import Case, container, main, shell
from waiting import until

NETWORK = {"awsvpcConfiguration": {"subnets": ["subnet-e2e"], "securityGroups": ["sg-1"]}}


class Awsvpc(Case):
    def launch(self, *containers, launch_type="EC2", **members):
        definition = self.register(*containers, networkMode="awsvpc", requiresCompatibilities=[launch_type],
                                   cpu="256", memory="512", **members.pop("definition_members", {}))
        return self.start(definition=definition, launchType=launch_type, networkConfiguration=NETWORK, **members)

    def address(self, task):
        return task["containers"][0]["networkInterfaces"][0]["privateIpv4Address"]

    def page(self, address):
        with urllib.request.urlopen(f"http://{address}/", timeout=5) as answer:
            return answer.read().decode()

    def serves(self, address):
        def answers():
            try:
                return self.page(address)
            except OSError:
                return None
        return until(answers, 10, f"{address} serves")

    def test_tasks_of_different_subnets_reach_each_other(self):
        def network(subnet):
            return {"awsvpcConfiguration": {"subnets": [subnet]}}
        family = f"{self.family}-subnets"
        server = self.register(container(), family=family, networkMode="awsvpc")
        address = self.address(self.running(self.start(definition=server, networkConfiguration=network("subnet-one"))))
        asks = self.register(shell(f"for i in 1 2 3 4 5; do wget -q -O - http://{address}/ && exit 7; sleep 1; done"),
                             family=family, networkMode="awsvpc")
        stopped = self.stopped(self.start(definition=asks, networkConfiguration=network("subnet-two")), 30)
        self.assertEqual(stopped["containers"][0]["exitCode"], 7, stopped)

    def test_a_task_has_an_address_that_the_host_reaches(self):
        task = self.running(self.launch(container()))
        attachment = task["attachments"][0]
        self.assertEqual((attachment["type"], attachment["status"]), ("ElasticNetworkInterface", "ATTACHED"))
        details = {each["name"]: each["value"] for each in attachment["details"]}
        self.assertEqual(details["subnetId"], "subnet-e2e")
        self.assertRegex(details["networkInterfaceId"], "^eni-[0-9a-f]{17}$")
        self.assertRegex(details["macAddress"], "^([0-9a-f]{2}:){5}[0-9a-f]{2}$")
        self.assertEqual(details["privateIPv4Address"], self.address(task))
        self.assertEqual(details["privateDnsName"], f"ip-{self.address(task).replace('.', '-')}.ec2.internal")
        self.assertIn("Hello", self.serves(self.address(task)))
        self.assertEqual(task["containers"][0]["networkBindings"], [])

    def test_containers_of_a_task_share_the_network(self):
        arn = self.launch(container("web"), shell("until wget -qO- http://127.0.0.1/ >/dev/null; do sleep 0.1; done",
                                                  "caller", essential=False))
        self.running(arn)
        until(lambda: {c["name"]: c.get("exitCode") for c in self.task(arn)["containers"]}["caller"] == 0, 10, "it was called")
        interfaces = {c["networkInterfaces"][0]["privateIpv4Address"] for c in self.task(arn)["containers"]}
        self.assertEqual(len(interfaces), 1)

    def test_tasks_reach_each_other(self):
        web = self.running(self.launch(container()))
        self.serves(self.address(web))
        task = self.stopped(self.launch(shell(f"wget -qO- http://{self.address(web)}/")))
        self.assertEqual(task["containers"][0]["exitCode"], 0)

    def test_two_tasks_use_the_same_port(self):
        first, second = self.launch(container()), self.launch(container())
        addresses = {self.address(self.running(arn)) for arn in (first, second)}
        self.assertEqual(len(addresses), 2)
        for address in addresses:
            self.serves(address)

    def test_fargate_runs_the_same_way(self):
        task = self.running(self.launch(container(), launch_type="FARGATE"))
        self.assertNotIn("containerInstanceArn", task)
        self.assertEqual((task["platformVersion"], task["platformFamily"]), ("1.4.0", "Linux"))
        self.assertRegex(task["containers"][0]["runtimeId"], "^[0-9a-f]{32}-[0-9]{10}$")
        self.serves(self.address(task))

    def test_a_stopped_task_gives_its_network_back(self):
        arn = self.launch(container(), container("second", command=["sleep", "1000"], stopTimeout=2))
        self.running(arn)
        self.ecs.stop_task(task=arn)
        task = self.stopped(arn)
        self.assertEqual(task["attachments"][0]["status"], "DELETED")
        until(lambda: not engine.containers_of_task(arn, running_only=True), 20, "nothing of the task runs")

    def test_a_reset_leaves_no_network_and_no_sandbox(self):
        self.running(self.launch(container()))
        self.daemon.reset()
        owner = {"filters": json.dumps({"label": [f"localecs.owner=127.0.0.1:{self.daemon.port}"]})}
        query = urllib.parse.urlencode({**owner, "all": "1"})
        until(lambda: not engine.call("GET", f"/containers/json?{query}"), 30, "no container of ours is left")
        def networks():
            return [each["Name"] for each in engine.call("GET", "/networks?" + urllib.parse.urlencode(owner))
                    if each["Name"] != "localecs-metadata"]
        until(lambda: not networks(), 30, "no network of ours is left")

    def test_the_death_of_the_network_ends_the_task(self):
        arn = self.launch(container("one", command=["sleep", "1000"], stopTimeout=2),
                          container("two", command=["sleep", "1000"], stopTimeout=2))
        self.running(arn)
        one = engine.inspect(self.runtime_id(arn, "one"))
        engine.kill(one["HostConfig"]["NetworkMode"].removeprefix("container:"))
        self.assertEqual(self.stopped(arn, 60)["stopCode"], "EssentialContainerExited")

    def test_a_service_of_awsvpc_tasks_holds_its_count(self):
        definition = self.register(container(), networkMode="awsvpc", cpu="256", memory="512")
        self.ecs.create_service(serviceName="web", taskDefinition=definition, desiredCount=3, networkConfiguration=NETWORK)
        self.steady(count=3)
        victim = self.service_tasks()[0]["taskArn"]
        engine.kill(self.runtime_id(victim))
        self.stopped(victim)
        self.steady(count=3)
        self.ecs.update_service(service="web", desiredCount=0)
        self.steady(count=0)


if __name__ == "__main__":
    main()

# A container agent of the user's own: it registers its machine, polls, and tells what becomes of the tasks placed there.
import json

from case import Case, container, main

SIZE = [{"name": "CPU", "type": "INTEGER", "integerValue": 1024}, {"name": "MEMORY", "type": "INTEGER", "integerValue": 512},
        {"name": "PORTS", "type": "STRINGSET", "stringSetValue": ["22"]}]
MACHINE = {"instanceId": "i-0123456789abcdef0", "instanceType": "m5.large", "availabilityZone": "us-east-1b"}
NETWORK = {"awsvpcConfiguration": {"subnets": ["subnet-a"], "securityGroups": ["sg-1"]}}


class Agents(Case):
    options = ("--engine", "simulated")
    needs_engine = False

    def setUp(self):
        self.ecs.create_cluster(clusterName="mine")
        self.definition = self.register(container(cpu=256))
        self.with_network = self.register(container(cpu=256), networkMode="awsvpc")
        self.instance = self.appear("1.80.0")["containerInstanceArn"]

    def appear(self, version, **members):
        # An agent tells what it is capable of: here of all that the task with a network of its own asks for.
        asked = self.ecs.describe_task_definition(taskDefinition=self.with_network)["taskDefinition"]["requiresAttributes"]
        return self.ecs.register_container_instance(
            cluster="mine", instanceIdentityDocument=json.dumps(MACHINE), instanceIdentityDocumentSignature="signed",
            totalResources=SIZE, versionInfo={"agentVersion": version, "dockerVersion": "20.10.24"},
            attributes=[{"name": "rack", "value": "7"}, *asked], **members)["containerInstance"]

    def described(self):
        return self.ecs.describe_container_instances(
            cluster="mine", containerInstances=[self.instance])["containerInstances"][0]

    def task(self, arn):
        return self.ecs.describe_tasks(cluster="mine", tasks=[arn])["tasks"][0]

    def placed(self, definition=None, **members):
        answer = self.ecs.start_task(cluster="mine", taskDefinition=definition or self.definition,
                                     containerInstances=[self.instance], **members)
        self.assertEqual(answer["failures"], [])
        return answer["tasks"][0]["taskArn"]

    def test_a_machine_is_registered_updated_and_deregistered(self):
        self.assertRegex(self.ecs.discover_poll_endpoint(containerInstance=self.instance, cluster="mine")["endpoint"],
                         "^http://127.0.0.1:")
        found = self.described()
        self.assertEqual((found["status"], found["agentConnected"], found["ec2InstanceId"]),
                         ("ACTIVE", True, MACHINE["instanceId"]))
        attributes = {a["name"]: a.get("value") for a in found["attributes"]}
        self.assertEqual([attributes[name] for name in ("ecs.instance-type", "ecs.availability-zone", "rack")],
                         ["m5.large", "us-east-1b", "7"])
        updating = self.ecs.update_container_agent(cluster="mine", containerInstance=self.instance)["containerInstance"]
        self.assertEqual(updating["agentUpdateStatus"], "PENDING")
        with self.assertRaises(self.ecs.exceptions.UpdateInProgressException):
            self.ecs.update_container_agent(cluster="mine", containerInstance=self.instance)
        again = self.appear("1.81.0", containerInstanceArn=self.instance)
        self.assertEqual((again["containerInstanceArn"], again["agentUpdateStatus"], again["versionInfo"]["agentVersion"]),
                         (self.instance, "UPDATED", "1.81.0"))
        self.ecs.deregister_container_instance(cluster="mine", containerInstance=self.instance)
        self.assertEqual(self.described()["status"], "INACTIVE")
        self.assertNotIn(self.instance, self.ecs.list_container_instances(cluster="mine")["containerInstanceArns"])

    def test_a_task_is_what_its_agent_tells(self):
        arn = self.placed()
        self.assertEqual(self.task(arn)["lastStatus"], "PENDING")
        said = self.ecs.submit_container_state_change(
            cluster="mine", task=arn, containerName="main", runtimeId="abc", status="RUNNING",
            networkBindings=[{"bindIP": "0.0.0.0", "containerPort": 80, "hostPort": 49153, "protocol": "tcp"}])
        self.assertEqual(said["acknowledgment"], "ACK")
        self.ecs.submit_task_state_change(cluster="mine", task=arn, status="RUNNING")
        task = self.task(arn)
        self.assertEqual(task["lastStatus"], "RUNNING")
        self.assertEqual([(c["runtimeId"], c["lastStatus"], c["networkBindings"][0]["hostPort"]) for c in task["containers"]],
                         [("abc", "RUNNING", 49153)])
        self.assertEqual(self.described()["runningTasksCount"], 1)
        with self.assertRaisesRegex(self.ecs.exceptions.InvalidParameterException, "Found running tasks on the instance."):
            self.ecs.deregister_container_instance(cluster="mine", containerInstance=self.instance)
        self.ecs.submit_task_state_change(cluster="mine", task=arn, status="STOPPED", reason="Essential container in task exited",
                                          containers=[{"containerName": "main", "status": "STOPPED", "exitCode": 3}])
        task = self.task(arn)
        self.check_stopped(task)
        self.assertEqual((task["stopCode"], task["containers"][0]["exitCode"]), ("EssentialContainerExited", 3))
        self.assertEqual(self.described()["runningTasksCount"], 0)

    def test_a_network_interface_that_is_attached_lets_its_task_go_on(self):
        arn = self.placed(self.with_network, networkConfiguration=NETWORK)
        task = self.task(arn)
        self.assertEqual(task["lastStatus"], "PROVISIONING")
        attachment = arn.rsplit(":", 1)[0] + ":attachment/mine/" + task["attachments"][0]["id"]
        said = self.ecs.submit_attachment_state_changes(
            cluster="mine", attachments=[{"attachmentArn": attachment, "status": "ATTACHED"}])
        self.assertEqual(said["acknowledgment"], "ACK")
        self.assertEqual(self.task(arn)["lastStatus"], "PENDING")


if __name__ == "__main__":
    main()

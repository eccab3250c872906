# The contestants of the part about services: one service of ECS and of Docker Swarm, on the same Engine, from the same image.
import contextlib
import json
import urllib.parse

from contestants import Ours, engine, until

IMAGE = "localecs-web:latest"
MIB = 1024 * 1024


class EcsService:
    """Ours, with ECS's defaults: a minimum of 100 % and a maximum of 200 %."""

    label = "com.amazonaws.ecs.container-name=main"

    def __init__(self):
        self.ours = Ours()
        self.version = 0

    def register(self):
        self.version += 1
        self.ours.api.call("RegisterTaskDefinition", family="service", containerDefinitions=[
            {"name": "main", "image": IMAGE, "memory": 32,
             "environment": [{"name": "VERSION", "value": str(self.version)}]}])

    def create(self, count):
        self.register()
        self.ours.api.call("CreateService", serviceName="bench", taskDefinition="service", desiredCount=count)

    def settled(self):
        service = self.ours.api.call("DescribeServices", services=["bench"])["services"][0]
        return ([d["rolloutState"] for d in service["deployments"]] == ["COMPLETED"]
                and service["runningCount"] == service["desiredCount"])

    def prepare(self):
        """What may be done before the clock runs."""
        self.register()

    def update(self):
        self.ours.api.call("UpdateService", service="bench", taskDefinition="service")

    def scale(self, count):
        self.ours.api.call("UpdateService", service="bench", desiredCount=count)

    def remove(self):
        self.ours.clear()

    def close(self):
        self.ours.daemon.stop()


class SwarmService:
    """Swarm's, by the Engine's own API: no start of a docker command is counted. What is left out of it is Swarm's default."""

    label = "com.docker.swarm.service.name=bench"

    def __init__(self, tuned):
        self.version = 0
        self.settings, self.restarts = {}, {}
        if tuned:
            self.settings = {"UpdateConfig": {"Parallelism": 0, "Delay": 0, "Monitor": 1_000_000, "Order": "start-first",
                                              "FailureAction": "continue"}}
            self.restarts = {"RestartPolicy": {"Condition": "any", "Delay": 0}}

    def spec(self, count):
        self.version += 1
        container = {"Image": IMAGE, "Env": [f"VERSION={self.version}"]}
        return {"Name": "bench", "Mode": {"Replicated": {"Replicas": count}},
                "TaskTemplate": {"ContainerSpec": container, "Resources": {"Limits": {"MemoryBytes": 32 * MIB}},
                                 **self.restarts}, **self.settings}

    def create(self, count):
        self.id = engine.call("POST", "/services/create", self.spec(count))["ID"]

    def described(self):
        return engine.call("GET", f"/services/{self.id}?status=true")

    def settled(self):
        found = self.described()
        state = found.get("UpdateStatus", {}).get("State", "completed")
        filters = json.dumps({"service": ["bench"], "desired-state": ["running"]})
        tasks = engine.call("GET", "/tasks?" + urllib.parse.urlencode({"filters": filters}))
        wanted = found["Spec"]["Mode"]["Replicated"]["Replicas"]
        return state == "completed" and [t["Status"]["State"] for t in tasks] == ["running"] * wanted

    def prepare(self):
        self.found = self.described()

    def update(self):
        count = self.found["Spec"]["Mode"]["Replicated"]["Replicas"]
        self.change(self.spec(count))

    def scale(self, count):
        spec = self.found["Spec"]
        spec["Mode"]["Replicated"]["Replicas"] = count
        self.change(spec)

    def change(self, spec):
        engine.call("POST", f"/services/{self.id}/update?version={self.found['Version']['Index']}", spec)

    def remove(self):
        engine.call("DELETE", f"/services/{self.id}")
        until(lambda: not engine.containers(self.label), 120, "the containers of the Swarm service are removed")

    def close(self):
        pass


@contextlib.contextmanager
def swarm_mode():
    """The Engine in Swarm mode, and afterwards as it was."""
    swarm = engine.call("GET", "/info")["Swarm"]
    if swarm["LocalNodeState"] == "active":
        if not swarm["ControlAvailable"]:
            raise SystemExit("this Engine is a worker of a Swarm; the part needs a manager, or an Engine of no Swarm")
        yield
        return
    engine.call("POST", "/swarm/init", {"ListenAddr": "127.0.0.1:2377", "AdvertiseAddr": "127.0.0.1"})
    try:
        yield
    finally:
        engine.call("POST", "/swarm/leave?force=true")

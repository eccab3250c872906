# boto3 with today's public model of ECS: Debian's is older than the operations of managed daemons.
import json
import os
import tempfile

import boto3
import botocore.config
import botocore.session

MODEL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../conformance/models/ecs.json")


def client(daemon, account="000000000000", region="us-east-1"):
    """A client of that model, its waiters included."""
    with open(MODEL, encoding="utf-8") as file:
        model = json.load(file)
    with tempfile.TemporaryDirectory(prefix="localecs-model-") as folder:
        version = os.path.join(folder, "ecs", model["metadata"]["apiVersion"])
        os.makedirs(version)
        parts = {"service-2": {"version": "2.0", **{part: model[part] for part in ("metadata", "operations", "shapes")}},
                 "waiters-2": {"version": 2, "waiters": model["waiters"]}}
        for name, content in parts.items():
            with open(os.path.join(version, name + ".json"), "w", encoding="utf-8") as file:
                json.dump(content, file)
        session = botocore.session.get_session()
        session.get_component("data_loader").search_paths.insert(0, folder)
        made = boto3.session.Session(botocore_session=session).client(
            "ecs", endpoint_url=daemon.url, region_name=region, aws_access_key_id=account, aws_secret_access_key="test",
            config=botocore.config.Config(retries={"total_max_attempts": 1}, read_timeout=30))
        for name in made.waiter_names:  # read while the folder is there
            made.get_waiter(name)
    return made


def wait(client, waiter, **what):
    """The waiter as the model has it, asking four times a second."""
    client.get_waiter(waiter).wait(WaiterConfig={"Delay": 0.25, "MaxAttempts": 240}, **what)

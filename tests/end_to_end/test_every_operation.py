# Every operation of ECS that behaves is called by a real client somewhere in these tests: read from their sources, and what
# there is from the model, of which the table of operations is made. Requests by hand (raw.py) do not count.
import glob
import json
import os
import re
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
MODEL = os.path.join(HERE, "../../src/services/ecs/model.json")


def read(path):
    with open(path) as file:
        return file.read()


def text_of(pattern):
    paths = glob.glob(os.path.join(HERE, pattern))
    return "\n".join(read(path) for path in paths if os.path.basename(path) != os.path.basename(__file__))


def words(operation):
    """["list", "tasks"] for ListTasks."""
    return [word.lower() for word in re.findall("[A-Z][a-z]+", operation)]


def callers(operation, python, javascript):
    """By which clients the sources call it."""
    method, command = "_".join(words(operation)), "-".join(words(operation))
    ways = {
        # The names under which the tests keep their clients of ECS: neither a helper nor another service's operation of
        # the same name is a call.
        "boto3": (rf'\b(?:ecs|newest|client)\.(?:{method}\(|get_paginator\("{method}"\))', python),
        "aws-cli": (rf'\baws\((?:"ecs",\s*)?"{command}"', python),
        "JavaScript": (rf"\bnew {operation}Command\(|\bpaginate{operation}\(", javascript)}
    return {client for client, (pattern, text) in ways.items() if re.search(pattern, text)}


class EveryOperation(unittest.TestCase):
    def test_is_called_by_a_real_client(self):
        behaving = sorted(json.loads(read(MODEL))["operations"])
        self.assertGreaterEqual(len(behaving), 77)
        python, javascript = text_of("*.py"), text_of("js/*.mjs")
        called = {operation: callers(operation, python, javascript) for operation in behaving}
        self.assertEqual([operation for operation, clients in called.items() if not clients], [])
        for client in ("boto3", "aws-cli", "JavaScript"):
            print(f"{client}: {sum(client in clients for clients in called.values())} of {len(called)}")

    def test_a_helper_or_a_request_by_hand_is_no_call(self):
        self.assertEqual(callers("ListTasks", 'self.list_tasks()\nraw.ask(port, "ListTasks")', "ListTasksCommand,"), set())
        self.assertEqual(callers("ListTasks", 'ecs.list_tasks()\nself.aws("list-tasks", "--cluster")', "new ListTasksCommand({"),
                         {"boto3", "aws-cli", "JavaScript"})


if __name__ == "__main__":
    unittest.main()

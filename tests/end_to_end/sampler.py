# Watches a service while something changes it: what the API counts and what the Engine runs, at every moment.
import math
import threading


class Sampler(threading.Thread):
    """Notes, again and again, how many tasks the API counts and how many containers the Engine runs."""

    def __init__(self, case):
        super().__init__(daemon=True)
        self.case = case
        self.running, self.started, self.containers = [], [], []
        self.done = threading.Event()

    def run(self):
        while not self.done.is_set():
            service = self.case.service()
            self.running.append(service["runningCount"])
            self.started.append(service["runningCount"] + service["pendingCount"])
            self.containers.append(len(self.case.alive()))

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.done.set()
        self.join()

    def check(self, desired, minimum, maximum):
        """That the percentages held at every moment."""
        lower, upper = math.ceil(desired * minimum / 100), math.floor(desired * maximum / 100)
        self.case.assertGreaterEqual(min(self.running), lower)
        self.case.assertGreaterEqual(min(self.containers), lower)
        self.case.assertLessEqual(max(self.started), upper)
        self.case.assertLessEqual(max(self.containers), upper)

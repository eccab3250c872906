# Services against Docker Swarm's on the same Engine, with Swarm's defaults and tuned: a rolling update, a death, scaling out
# and in. The Engine's events tell when containers run and when they are dead, for all contestants alike.
import time

from contestants import Starts, quiet, until
from swarm_contestants import IMAGE, EcsService, SwarmService, swarm_mode
from table import median, ms, row
from timing import kill_one, rounds

DEATHS = 3  # a round
# What is measured, and how many times as fast as Swarm with its defaults and as Swarm tuned it should be.
MEASURES = {"rolling update of 10 tasks": (4, 1), "death -> replacement running, service of 10": (8, 1.5),
            "10 -> 50 tasks running": (1, 1), "50 -> 0, all dead": (1.3, 1.3)}


class Watch:
    """Starts and deaths of containers of the image, whoever's they are; one contestant has some at a time."""

    def __init__(self):
        self.starts = Starts(image=[IMAGE])
        self.deaths = Starts("die", image=[IMAGE])

    def drain(self):
        self.starts.drain()
        self.deaths.drain()


def settle(contestant, watch):
    until(contestant.settled, 180, "the service is settled")
    # A task that dies within its first second is replaced with backoff, as it should be; the wait is the same for all.
    time.sleep(1.5)
    quiet()
    watch.drain()
    contestant.prepare()


def rolling_update(contestant, watch):
    """Until the last new container runs and the last old one is dead."""
    settle(contestant, watch)
    began = time.monotonic()
    contestant.update()
    return max(watch.starts.expect(10, 300), watch.deaths.expect(10, 300)) - began


def death(contestant, watch):
    settle(contestant, watch)
    began = kill_one(contestant.label)
    return watch.starts.expect(1) - began


def scaled(contestant, watch, count, moments, changed):
    settle(contestant, watch)
    began = time.monotonic()
    contestant.scale(count)
    return moments.expect(changed, 300) - began


def one_round(contestant, watch):
    """The seconds that every measure took; a list, as one is taken several times."""
    watch.drain()
    contestant.create(10)
    watch.starts.expect(10)
    taken = [[rolling_update(contestant, watch)], [death(contestant, watch) for _ in range(DEATHS)],
             [scaled(contestant, watch, 50, watch.starts, 40)], [scaled(contestant, watch, 0, watch.deaths, 50)]]
    contestant.remove()
    quiet()
    return dict(zip(MEASURES, taken))


def swarm():
    with swarm_mode():
        contestants = {"localecs": EcsService(), "defaults": SwarmService(tuned=False), "tuned": SwarmService(tuned=True)}
        watch = Watch()
        seconds = {(name, measure): [] for name in contestants for measure in MEASURES}
        for _ in range(rounds(3)):
            for name, contestant in contestants.items():
                for measure, taken in one_round(contestant, watch).items():
                    seconds[name, measure] += taken
        for contestant in contestants.values():
            contestant.close()
    for measure, targets in MEASURES.items():
        for name, times in zip(("defaults", "tuned"), targets):
            show(f"{measure} / Swarm, {name}", seconds["localecs", measure], seconds[name, measure], times)


def show(measure, ours, theirs, times):
    """A row; the target is how many times as fast ours should be, the ratio of the table how long ours takes beside theirs."""
    ratio = median(ours) / median(theirs)
    row(measure, ms(median(ours)), ms(median(theirs)), ratio, f"<= {1 / times:.2f}", ratio <= 1 / times)

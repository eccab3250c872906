# Waiting for conditions with a deadline: the only way a test may let time pass.
import time


def until(condition, seconds=20, what=None):
    """Asks again and again until the condition returns something true, and returns that."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds} s: {what or condition.__name__}; last seen: {value!r}")
        time.sleep(0.02)


def stays(condition, seconds, what):
    """Checks that the condition holds all the time: for what must not happen, where no event tells the end."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert condition(), f"did not stay so for {seconds} s: {what}"
        time.sleep(0.02)

# ExecuteCommand: sessions in containers on a real Engine, through a client that watches every message, and through
# aws-cli with that client in the place of AWS's plugin.
import contextlib
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time

import botocore.exceptions

import session_plugin
from case import Case, main, shell
from daemon import AWS
from session_plugin import Channel
from waiting import until

ROLE = "arn:aws:iam::000000000000:role/task"
NOT_ENABLED = ("The execute command failed because execute command was not enabled when the task was run or the execute "
               "command agent isn't running. Wait and try again or run a new task with execute command enabled and try "
               "again.")


class ExecuteCommand(Case):
    def run_task(self, *containers, **members):
        members.setdefault("enableExecuteCommand", True)
        arn = self.start(*containers or [shell("exec sleep 1000")], definition_members={"taskRoleArn": ROLE}, **members)
        self.running(arn)
        return arn

    def session(self, task, command="sh", **members):
        return self.ecs.execute_command(task=task, command=command, interactive=True, **members)["session"]

    @contextlib.contextmanager
    def channel(self, task, command="sh", deaf=1, keep=True, **members):
        session = self.session(task, command, **members)
        channel = Channel(session["streamUrl"], session["tokenValue"], deaf=deaf, keep=keep)
        self.assertEqual(channel.socket.status, 101)
        channel.session_id = session["sessionId"]
        try:
            yield channel
        finally:
            channel.close()

    def refusal(self, task, **members):
        with self.assertRaises(botocore.exceptions.ClientError) as caught:
            self.ecs.execute_command(**{"task": task, "command": "sh", "interactive": True, **members})
        error = caught.exception.response["Error"]
        return error["Code"], error["Message"]

    def test_interactive_shell(self):
        task = self.run_task()
        with self.channel(task) as channel:
            channel.reads(b"# ")
            self.assertEqual(channel.lost, 1, "the prompt was lost once, and said again")
            channel.type(b"echo $((40 + 2)) is $(id -u) in $TERM $LANG\r")
            channel.reads(b"42 is 0 in xterm-256color C.UTF-8")
            channel.until(lambda: not channel.unacknowledged, what="all that was typed is acknowledged")
            channel.type(b"exit\r")
            self.assertEqual(channel.closed(), "")

    def test_answer_names_what_is_used(self):
        task = self.run_task()
        answer = self.ecs.execute_command(task=task, command="sh", interactive=True)
        described = self.task(task)["containers"][0]
        self.assertEqual(answer["taskArn"], task)
        self.assertEqual(answer["clusterArn"], self.task(task)["clusterArn"])
        self.assertEqual((answer["containerArn"], answer["containerName"]), (described["containerArn"], "main"))
        self.assertIs(answer["interactive"], True)
        self.assertRegex(answer["session"]["sessionId"], "^ecs-execute-command-[0-9a-z]{17}$")
        self.assertEqual(answer["session"]["streamUrl"],
                         f"ws://127.0.0.1:{self.daemon.port}/v1/data-channel/{answer['session']['sessionId']}"
                         "?role=publish_subscribe")
        self.assertGreater(len(answer["session"]["tokenValue"]), 100)
        agent = described["managedAgents"][0]
        self.assertEqual((agent["name"], agent["lastStatus"]), ("ExecuteCommandAgent", "RUNNING"))

    def test_resize(self):
        with self.channel(self.run_task()) as channel:
            channel.reads(b"# ")
            channel.resize(100, 30)
            until(lambda: (channel.type(b"stty size\r"), channel.turn(), b"30 100" in channel.output)[-1], 20,
                  "the size is seen")
            channel.resize(71, 23)
            until(lambda: (channel.type(b"stty size\r"), channel.turn(), b"23 71" in channel.output)[-1], 20,
                  "the new size is seen")

    def test_control_characters(self):
        with self.channel(self.run_task()) as channel:
            channel.reads(b"# ")
            channel.type(b"sleep 1000\r")
            channel.reads(b"sleep 1000")
            until(lambda: (channel.type(b"\x03"), channel.turn(), channel.output.count(b"# ") > 1)[-1], 20,
                  "the shell has interrupted the command")

    def test_command_is_split_and_run_without_a_shell(self):
        task = self.run_task()
        with self.channel(task, "echo 'a  b' \"c d\" e\\ f $HOME | g") as channel:
            self.assertEqual(channel.closed(), "")
            self.assertEqual(channel.output, b"a  b c d e f $HOME | g\r\n")
        with self.channel(task, "sh -c 'echo one | tr o x'") as channel:
            self.assertEqual(channel.closed(), "")
            self.assertEqual(channel.output, b"xne\r\n")

    def test_command_that_cannot_run(self):
        task = self.run_task()
        for command, words in [
                ("no-such-program", 'Failed to start pty: exec: "no-such-program": executable file not found in $PATH'),
                ("/no/such", "Failed to start pty: fork/exec /no/such: no such file or directory"),
                ("sh -c 'echo", "Failed to parse commands input: EOF found when expecting closing quote")]:
            with self.channel(task, command, deaf=0) as channel:
                self.assertEqual(channel.closed(), "\n----------ERROR-------\nUnable to start command: " + words)

    def test_large_output(self):
        with self.channel(self.run_task(), "sh -c 'head -c 300000 /dev/zero | tr \"\\\\0\" x; echo end'", deaf=3) as channel:
            self.assertEqual(channel.closed(60), "")
            self.assertEqual(channel.output, b"x" * 300000 + b"end\r\n")

    def test_fifty_megabytes(self):
        size = 50 << 20
        script = f"sh -c 'stty raw; head -c {size} /dev/zero'"
        with self.channel(self.run_task(), script, keep=False) as channel:
            began = time.monotonic()
            self.assertEqual(channel.closed(200), "")
            self.assertEqual(channel.output_size, size)
            print(f"50 MiB in {time.monotonic() - began:.1f} s", file=sys.stderr)

    def test_client_that_reads_nothing_for_a_while(self):
        with self.channel(self.run_task(), "sh -c 'stty raw; head -c 20000000 /dev/zero'", keep=False) as channel:
            channel.until(lambda: channel.output_size > 0, what="some output")
            time.sleep(1)  # not for anything to happen: for the buffers in between to fill
            self.assertEqual(channel.closed(100), "")
            self.assertEqual(channel.output_size, 20000000)

    def test_much_typed_at_once(self):
        with self.channel(self.run_task(), "sh -c 'stty raw -echo; echo go; head -c 500000 | wc -c'") as channel:
            channel.reads(b"go")
            channel.type(b"y" * 500000)
            channel.reads(b"500000", 60)

    def test_several_lost_outputs(self):
        with self.channel(self.run_task(), "echo hello", deaf=5) as channel:
            self.assertEqual(channel.closed(), "")
            self.assertEqual((channel.output, channel.lost), (b"hello\r\n", 5))

    def test_wrong_token(self):
        task = self.run_task()
        session = self.session(task)
        wrong = Channel(session["streamUrl"], session["tokenValue"][:-1] + "-")
        self.assertEqual(wrong.dropped(), 1008)
        self.assertEqual(wrong.output, b"")
        right = Channel(session["streamUrl"], session["tokenValue"])
        right.reads(b"# ")
        again = session_plugin.WebSocket(session["streamUrl"])
        self.assertNotEqual(again.status, 101, "a session is opened once")
        right.close()
        for other in (wrong, again):
            other.close()

    def test_unknown_session(self):
        url = f"ws://127.0.0.1:{self.daemon.port}/v1/data-channel/ecs-execute-command-00000000000000000?role=x"
        answer = session_plugin.WebSocket(url)
        self.assertGreaterEqual(answer.status, 400)
        answer.close()

    def test_hostile_messages(self):
        task = self.run_task()
        good = session_plugin.encode("input_stream_data", 1, session_plugin.OUTPUT, b"echo\r")
        for opcode, data in [
                (session_plugin.BINARY, b""), (session_plugin.BINARY, good[:-1]), (session_plugin.BINARY, good + b"x"),
                (session_plugin.BINARY, good[:120] + b"ECHO\r"), (session_plugin.BINARY, b"\xff" * 300),
                (session_plugin.BINARY, bytes(65537)), (session_plugin.TEXT, good.hex().encode())]:
            with self.channel(task) as channel:
                channel.reads(b"# ")
                channel.socket.send(opcode, data)
                self.assertIn(channel.dropped(), (1002, 1009))
        with self.channel(task) as channel:
            channel.reads(b"# ")

    def test_stopped_task(self):
        task = self.run_task(shell("exec sleep 1000", stopTimeout=2))
        with self.channel(task) as channel:
            channel.reads(b"# ")
            self.ecs.stop_task(task=task)
            self.assertEqual(channel.closed(30), "")
        self.assertEqual(self.refusal(task), ("InvalidParameterException", NOT_ENABLED))

    def test_several_containers(self):
        task = self.run_task(shell("exec sleep 1000"), shell("exec sleep 1000", name="side"))
        code, message = self.refusal(task)
        self.assertEqual(code, "InvalidParameterException")
        self.assertIn("container", message)
        self.assertEqual(self.refusal(task, container="other")[0], "InvalidParameterException")
        with self.channel(task, "hostname", container="side") as channel:
            channel.closed()
            self.assertTrue(self.runtime_id(task, "side").startswith(channel.output.decode().strip()), channel.output)

    def test_terminated_session(self):
        with self.channel(self.run_task()) as channel:
            channel.reads(b"# ")
            answer = session_plugin.call_ssm(self.daemon.url, "TerminateSession", channel.session_id)
            self.assertEqual(answer, {"SessionId": channel.session_id})
            self.assertEqual(channel.closed(), "")

    def test_client_ends_the_session(self):
        with self.channel(self.run_task()) as channel:
            channel.reads(b"# ")
            channel.terminate()
            self.assertEqual(channel.closed(), "")

    def test_session_ends_with_its_client(self):
        task = self.run_task()
        with self.channel(task) as channel:
            channel.reads(b"# ")
            session_id = channel.session_id
        self.assertFalse(session_plugin.call_ssm(self.daemon.url, "ResumeSession", session_id).get("TokenValue"))

    def test_two_sessions_in_a_container(self):
        task = self.run_task()
        with self.channel(task) as one, self.channel(task) as two:
            one.reads(b"# ")
            two.reads(b"# ")
            self.assertEqual(self.refusal(task), (
                "ClientException",
                "Unable to start new execute sessions because the maximum session limit of 2 has been reached."))
            one.type(b"exit\r")
            one.closed()
        with self.channel(task) as three:
            three.reads(b"# ")

    def test_what_is_refused(self):
        task = self.run_task()
        self.assertEqual(self.refusal(task, interactive=False),
                         ("InvalidParameterException", "Interactive is the only mode supported currently."))
        self.assertEqual(self.refusal("0" * 32)[0], "InvalidParameterException")
        self.assertEqual(self.refusal(task, cluster="nowhere")[0], "ClusterNotFoundException")
        plain = self.run_task(enableExecuteCommand=False)
        self.assertEqual(self.refusal(plain), ("InvalidParameterException", NOT_ENABLED))
        sealed = self.run_task(shell("exec sleep 1000", readonlyRootFilesystem=True))
        self.assertEqual(self.refusal(sealed), ("InvalidParameterException", NOT_ENABLED))

    def test_reset_ends_sessions(self):
        with self.channel(self.run_task()) as channel:
            channel.reads(b"# ")
            self.daemon.reset()
            channel.closed()

    def test_command_line_client(self):
        task = self.run_task()
        with CommandLine(self.daemon, task, "sh") as cli:
            cli.reads(b"Starting session with SessionId: ecs-execute-command-")
            cli.reads(b"# ")
            cli.resize(93, 37)
            until(lambda: (cli.type(b"stty size\r"), cli.read(), b"37 93" in cli.output)[-1], 20, "the new size is seen")
            cli.type(b"echo $((6 * 7))\r")
            cli.reads(b"42")
            cli.type(b"exit\r")
            cli.reads(b"Exiting session with sessionId: ecs-execute-command-")
            self.assertEqual(cli.process.wait(20), 0)


class CommandLine:
    """`aws ecs execute-command` on a terminal of its own."""

    def __init__(self, daemon, task, command):
        self.folder = tempfile.TemporaryDirectory()
        os.symlink(os.path.abspath(session_plugin.__file__), os.path.join(self.folder.name, "session-manager-plugin"))
        self.master, slave = pty.openpty()
        environment = {"PATH": self.folder.name + ":" + os.environ["PATH"], "HOME": self.folder.name, "AWS_PAGER": "",
                       "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}
        self.process = subprocess.Popen(
            [AWS, "--endpoint-url", daemon.url, "ecs", "execute-command", "--interactive", "--task", task,
             "--command", command], env=environment, stdin=slave, stdout=slave, stderr=slave, start_new_session=True)
        os.close(slave)
        self.output = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        os.close(self.master)
        self.folder.cleanup()

    def read(self):
        if select.select([self.master], [], [], 0.05)[0]:
            with contextlib.suppress(OSError):  # the other end is closed
                self.output += os.read(self.master, 1 << 16)

    def reads(self, text):
        until(lambda: (self.read(), text in self.output)[-1], 30, f"the terminal shows {text!r}")

    def type(self, keys):
        os.write(self.master, keys)

    def resize(self, columns, rows):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


if __name__ == "__main__":
    main()

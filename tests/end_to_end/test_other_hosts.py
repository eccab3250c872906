# What another host reaches of this machine: nothing of what is for containers.
import fcntl
import os
import re
import select
import shutil
import socket
import struct
import subprocess
import unittest

from case import Case, main, shell
from daemon import Daemon
from waiting import until


@unittest.skipUnless(os.geteuid() == 0 and os.path.exists("/dev/net/tun") and shutil.which("iptables"),
                     "another host takes root, a tunnel device and iptables")
class Neighbour(Case):
    """A host in a network of this machine's that sends packets for 169.254.170.2 here."""

    @classmethod
    def setUpClass(cls):
        cls.tunnel = os.open("/dev/net/tun", os.O_RDWR)
        cls.addClassCleanup(os.close, cls.tunnel)
        fcntl.ioctl(cls.tunnel, 0x400454ca, struct.pack("16sH", b"localecs0", 0x1001))  # TUNSETIFF, plain packets
        for command in ("addr add 10.99.0.1/24 dev localecs0", "link set localecs0 up", "route add default dev localecs0"):
            subprocess.run(["busybox", "ip", *command.split()], check=True)
        super().setUpClass()

    @staticmethod
    def checksum(data):
        total = sum(struct.unpack(f">{len(data) // 2}H", data))
        while total >> 16:
            total = (total & 0xffff) + (total >> 16)
        return ~total & 0xffff

    def knock(self, address, port):
        """A SYN from 10.99.0.2."""
        ends = socket.inet_aton("10.99.0.2") + socket.inet_aton(address)
        tcp = struct.pack(">HHIIBBHHH", 4321, port, 1, 0, 5 << 4, 2, 1024, 0, 0)
        total = self.checksum(ends + struct.pack(">HH", 6, len(tcp)) + tcp)
        tcp = tcp[:16] + struct.pack(">H", total) + tcp[18:]
        head = struct.pack(">BBHHHBBH", 0x45, 0, 40, 0, 0, 64, 6, 0) + ends
        os.write(self.tunnel, head[:10] + struct.pack(">H", self.checksum(head)) + head[12:] + tcp)

    def answered(self, *ports):
        """Which of the ports of 169.254.170.2 answered before 10.99.0.1 did, which was asked after them."""
        with socket.create_server(("10.99.0.1", 0)) as control:
            for port in ports:
                self.knock("169.254.170.2", port)
            self.knock("10.99.0.1", control.getsockname()[1])
            found = set()
            while select.select([self.tunnel], [], [], 10)[0]:
                packet = os.read(self.tunnel, 2048)
                if packet[0] >> 4 != 4 or packet[9] != 6 or packet[33] & 0x12 != 0x12:
                    continue
                if socket.inet_ntoa(packet[12:16]) == "10.99.0.1":
                    return found
                found.add(int.from_bytes(packet[20:22], "big"))
        raise AssertionError("not even the machine's own address answers")

    def door_of(self, daemon):
        """The ports that a daemon opened for containers."""
        where = r"metadata endpoint at http://[\d.]+:?(\d*), the API at \S+:(\d+)"
        said = until(lambda: re.search(where, daemon.output()), 20, "the door is open")
        return int(said.group(1) or 51679), int(said.group(2))

    def test_it_does_not_reach_what_is_for_containers(self):
        first = self.door_of(self.daemon)
        second_daemon = Daemon()
        self.addCleanup(second_daemon.stop)
        self.addCleanup(second_daemon.reset)
        second = self.door_of(second_daemon)
        self.assertEqual((first[0], second[0] == 51679), (51679, False))
        self.assertEqual(self.answered(*first, *second), set())
        self.ecs = second_daemon.client()
        self.running(self.start(shell("exec sleep 1000")))  # which holds the network
        self.daemon.stop()
        self.assertEqual(self.answered(*second), set(), "each daemon has a rule of its own")
        rule = ["PREROUTING", "--destination", "169.254.170.2/32", "--in-interface", "localecs0", "--match", "comment",
                "--comment", f"localecs at {second_daemon.port}", "--jump", "DROP"]
        subprocess.run(["iptables", "--wait", "-t", "raw", "-D", *rule], check=True)
        self.assertEqual(self.answered(*second), set(second), "but for the rule it would")
        subprocess.run(["iptables", "--wait", "-t", "raw", "-I", *rule], check=True)


if __name__ == "__main__":
    main()

#!/usr/bin/python3 -B
# The client's side of ExecuteCommand, as AWS's session-manager-plugin does it. Run as a program of that name it is what
# `aws ecs execute-command` starts; imported, it lets a test watch every message.
import base64
import fcntl
import hashlib
import json
import os
import select
import signal
import socket
import struct
import sys
import termios
import time
import tty
import urllib.parse
import urllib.request
import uuid

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
OUTPUT, SIZE, HANDSHAKE_REQUEST, HANDSHAKE_RESPONSE, HANDSHAKE_COMPLETE, FLAG = 1, 3, 5, 6, 7, 10
TERMINATE = struct.pack(">I", 2)
HEAD = struct.Struct(">I32sIQqQ16s32sII")
FIRST_PATIENCE, MOST_PATIENCE = 0.2, 1.0  # seconds until what is not acknowledged is said again


def encode(kind, sequence, payload_type, payload, flags=0):
    """One binary message. Also for messages that no decent client would send."""
    number = uuid.uuid4().bytes
    return HEAD.pack(HEAD.size - 4, kind.ljust(32).encode(), 1, int(time.time() * 1000), sequence, flags,
                     number[8:] + number[:8], hashlib.sha256(payload).digest(), payload_type, len(payload)) + payload


def decode(data):
    """(kind, sequence, id, payload type, payload); the checks are the real client's."""
    length, kind, _, created, sequence, _, number, digest, payload_type, size = HEAD.unpack_from(data)
    payload = data[length + 4:]
    assert length == HEAD.size - 4 and created and len(payload) == size, data
    assert not payload or hashlib.sha256(payload).digest() == digest, data
    return kind.decode().rstrip(" \0"), sequence, str(uuid.UUID(bytes=number[8:] + number[:8])), payload_type, payload


class WebSocket:
    """As much of RFC 6455 as a client needs."""

    def __init__(self, url):
        address = urllib.parse.urlsplit(url)
        assert address.scheme == "ws", url
        self.socket = socket.create_connection((address.hostname, address.port), timeout=60)
        self.received, self.status, self.ended, self.close_code = b"", None, False, None
        self.socket.sendall((f"GET {address.path}?{address.query} HTTP/1.1\r\nHost: {address.netloc}\r\n"
                             "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                             f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}\r\n\r\n").encode())
        while b"\r\n\r\n" not in self.received and not self.ended:
            self.read()
        head, _, self.received = self.received.partition(b"\r\n\r\n")
        self.status = int(head.split()[1]) if head else None

    def fileno(self):
        return self.socket.fileno()

    def read(self):
        try:
            data = self.socket.recv(1 << 18)
        except ConnectionResetError:
            data = b""
        self.received += data
        self.ended = not data

    def send(self, opcode, payload):
        if len(payload) < 126:
            head = struct.pack(">BB", 0x80 | opcode, 0x80 | len(payload))
        elif len(payload) < 1 << 16:
            head = struct.pack(">BBH", 0x80 | opcode, 0x80 | 126, len(payload))
        else:
            head = struct.pack(">BBQ", 0x80 | opcode, 0x80 | 127, len(payload))
        try:
            self.socket.sendall(head + bytes(4) + payload)  # a mask of zeros changes nothing
        except (BrokenPipeError, ConnectionResetError):
            self.ended = True

    def messages(self):
        """Those that have come whole. The server fragments nothing."""
        while len(self.received) >= 2:
            opcode, size, at = self.received[0] & 15, self.received[1] & 127, 2
            if size >= 126:
                form = ">H" if size == 126 else ">Q"
                at += struct.calcsize(form)
                if len(self.received) < at:
                    return
                size, = struct.unpack_from(form, self.received, 2)
            if len(self.received) < at + size:
                return
            payload, self.received = self.received[at:at + size], self.received[at + size:]
            if opcode == PING:
                self.send(PONG, payload)
            elif opcode == CLOSE:
                self.close_code = int.from_bytes(payload[:2], "big")
                self.send(CLOSE, payload)
            elif opcode != PONG:
                yield payload

    def close(self):
        self.socket.close()


class Channel:
    """One session. `deaf`: so many messages of output come before the client is ready to take any, and are lost."""

    def __init__(self, url, token, deaf=1, keep=True):
        self.socket = WebSocket(url)
        self.token, self.deaf, self.keep = token, deaf, keep
        self.expected, self.early, self.ready = 0, {}, False
        self.next_sequence, self.unacknowledged = 0, {}
        self.output, self.output_size, self.repeated, self.lost = b"", 0, 0, 0
        self.last_words = None  # of the session, once it has ended
        self.on_output = None
        if self.socket.status == 101:
            self.introduce()

    def introduce(self):
        self.socket.send(TEXT, json.dumps({
            "MessageSchemaVersion": "1.0", "RequestId": str(uuid.uuid4()), "TokenValue": self.token,
            "ClientId": str(uuid.uuid4()), "ClientVersion": "1.2.650.0"}).encode())

    # --- to the server ------------------------------------------------------------------------------------------------

    def send(self, payload_type, payload):
        data = encode("input_stream_data", self.next_sequence, payload_type, payload, int(self.next_sequence == 0))
        self.unacknowledged[self.next_sequence] = [data, time.monotonic(), FIRST_PATIENCE]
        self.next_sequence += 1
        self.socket.send(BINARY, data)

    def type(self, keys):
        for at in range(0, len(keys), 1024):
            self.send(OUTPUT, keys[at:at + 1024])

    def resize(self, columns, rows):
        self.send(SIZE, json.dumps({"cols": columns, "rows": rows}).encode())

    def terminate(self):
        self.send(FLAG, TERMINATE)

    def repeat(self):
        now = time.monotonic()
        for entry in self.unacknowledged.values():
            data, sent_at, patience = entry
            if now - sent_at >= patience:
                entry[1:] = now, min(2 * patience, MOST_PATIENCE)
                self.repeated += 1
                self.socket.send(BINARY, data)

    # --- from the server ----------------------------------------------------------------------------------------------

    def take(self, data):
        kind, sequence, number, payload_type, payload = decode(data)
        if kind == "acknowledge":
            self.unacknowledged.pop(json.loads(payload)["AcknowledgedMessageSequenceNumber"], None)
        elif kind == "channel_closed":
            self.last_words = json.loads(payload)["Output"]
        elif kind == "output_stream_data" and sequence > self.expected:
            self.early[sequence] = payload_type, payload
            self.acknowledge(sequence, number)
        # One that came before is not acknowledged again.
        elif kind == "output_stream_data" and sequence == self.expected and self.process(payload_type, payload):
            self.acknowledge(sequence, number)
            self.expected += 1
            while self.expected in self.early:
                self.process(*self.early.pop(self.expected))
                self.expected += 1

    def acknowledge(self, sequence, number):
        self.socket.send(BINARY, encode("acknowledge", 0, 0, json.dumps({
            "AcknowledgedMessageType": "output_stream_data", "AcknowledgedMessageId": number,
            "AcknowledgedMessageSequenceNumber": sequence, "IsSequentialMessage": True}).encode(), 3))

    def process(self, payload_type, payload):
        if payload_type == HANDSHAKE_REQUEST:
            self.shake_hands(json.loads(payload))
        elif payload_type == HANDSHAKE_COMPLETE:
            self.ready = True
        elif self.deaf > 0:
            self.deaf -= 1
            self.lost += 1
            return False
        elif payload_type == OUTPUT:
            self.output_size += len(payload)
            if self.keep:
                self.output += payload
            if self.on_output:
                self.on_output(payload)
        return True

    def shake_hands(self, request):
        done = []
        for action in request["RequestedClientActions"]:
            known = action["ActionType"] == "SessionType" and \
                action["ActionParameters"]["SessionType"] in ("Standard_Stream", "InteractiveCommands")
            done.append({"ActionType": action["ActionType"], "ActionStatus": 1 if known else 3, "ActionResult": None,
                         "Error": "" if known else "Unsupported action " + action["ActionType"]})
        self.send(HANDSHAKE_RESPONSE, json.dumps({
            "ClientVersion": "1.2.650.0", "ProcessedClientActions": done, "Errors": None}).encode())

    # --- the loop -----------------------------------------------------------------------------------------------------

    def turn(self, others=()):
        """Waits a moment for what comes; those of `others` that can be read."""
        readable, _, _ = select.select([self.socket, *others], [], [], 0.05)
        if self.socket in readable:
            self.socket.read()
            for message in self.socket.messages():
                self.take(message)
        self.repeat()
        return [other for other in others if other in readable]

    def until(self, condition, seconds=20, what=None):
        deadline = time.monotonic() + seconds
        while not (value := condition()):
            assert not self.socket.ended, f"the connection ended before: {what}; output {self.output[-2000:]!r}"
            assert time.monotonic() < deadline, f"not within {seconds} s: {what}; output {self.output[-2000:]!r}"
            self.turn()
        return value

    def reads(self, text, seconds=20):
        self.until(lambda: text in self.output, seconds, f"output has {text!r}")

    def closed(self, seconds=20):
        """The session's last words."""
        self.until(lambda: self.last_words is not None, seconds, "the session is closed")
        return self.last_words

    def dropped(self, seconds=20):
        """The server ends the connection; the code of its close message."""
        deadline = time.monotonic() + seconds
        while not self.socket.ended:
            assert time.monotonic() < deadline, f"the server keeps the connection for {seconds} s"
            self.turn()
        return self.socket.close_code

    def close(self):
        self.socket.close()


# --- as a program -----------------------------------------------------------------------------------------------------

def call_ssm(endpoint, operation, session_id):
    request = urllib.request.Request(endpoint, method="POST", data=json.dumps({"SessionId": session_id}).encode(), headers={
        "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "AmazonSSM." + operation,
        "Authorization": "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/ssm/aws4_request, SignedHeaders=host, "
                         "Signature=0"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def window_size():
    try:
        rows, columns = struct.unpack("HHHH", fcntl.ioctl(0, termios.TIOCGWINSZ, bytes(8)))[:2]
        return (columns, rows) if columns and rows else (300, 100)
    except OSError:
        return 300, 100


def serve_terminal(channel):
    size, checked_at = None, 0
    while channel.last_words is None and not channel.socket.ended:
        if channel.ready and time.monotonic() - checked_at >= 0.5:
            checked_at = time.monotonic()
            if size != (size := window_size()):
                channel.resize(*size)
        if channel.turn([0] if channel.ready else []):
            keys = os.read(0, 1024)
            if not keys:
                print("\nCannot perform start session: EOF")
                return
            channel.type(b"\r" if keys == b"\n" else keys)


def main():
    if len(sys.argv) == 1:
        print("\nThe Session Manager plugin was installed successfully. Use the AWS CLI to start a session.\n")
        return
    session = {name.lower(): value for name, value in json.loads(sys.argv[1]).items()}
    number, endpoint = session["sessionid"], sys.argv[6]
    assert sys.argv[3] == "StartSession" and json.loads(sys.argv[5])["Target"].startswith("ecs:"), sys.argv
    print(f"\nStarting session with SessionId: {number}", flush=True)
    channel = Channel(session["streamurl"], session["tokenvalue"], keep=False)
    channel.on_output = lambda data: (sys.stdout.buffer.write(data), sys.stdout.buffer.flush())
    signal.signal(signal.SIGTERM, lambda *_: (channel.terminate(), call_ssm(endpoint, "TerminateSession", number)))
    before = termios.tcgetattr(0) if os.isatty(0) else None
    try:
        if before:
            tty.setraw(0)
        serve_terminal(channel)
    finally:
        if before:
            termios.tcsetattr(0, termios.TCSADRAIN, before)
    if channel.last_words is None and channel.socket.ended:
        assert not call_ssm(endpoint, "ResumeSession", number).get("TokenValue"), "this client does not resume"
    elif channel.last_words:
        print(f"\n\nSessionId: {number} : {channel.last_words}\n\n")
    elif channel.last_words == "":
        print(f"\n\nExiting session with sessionId: {number}.\n\n")


if __name__ == "__main__":
    main()

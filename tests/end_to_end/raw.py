# Requests by hand, byte for byte: for what no well-behaved client would send.
import json
import socket

TARGET = "AmazonEC2ContainerServiceV20141113."


def request(operation="ListClusters", body=b"{}", method="POST", headers=None, path="/"):
    """The bytes of one request; a header given as None is left out."""
    fields = {"Host": "localhost", "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": TARGET + operation,
              "Content-Length": str(len(body)), **(headers or {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value is not None)
    return f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def code(self):
        """The error's code, without the namespace that some AWS services put in front."""
        return self.json["__type"].rsplit("#", 1)[-1]


class Connection:
    def __init__(self, port, timeout=60, address="127.0.0.1"):
        self.socket = socket.create_connection((address, port), timeout=timeout)
        self.file = self.socket.makefile("rb")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.file.close()
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data)

    def answer(self):
        """The next answer; None when the daemon closed the connection instead."""
        try:
            line = self.file.readline()
            if not line:
                return None
            status = int(line.split()[1])
            headers = {}
            while (line := self.file.readline().strip()):
                name, value = line.decode().split(":", 1)
                headers[name.lower()] = value.strip()
            if status == 100:
                return Answer(status, headers, b"")
            return Answer(status, headers, self.file.read(int(headers.get("content-length", 0))))
        except ConnectionResetError:
            return None


def exchange(port, data, address="127.0.0.1"):
    with Connection(port, address=address) as connection:
        connection.send(data)
        return connection.answer()

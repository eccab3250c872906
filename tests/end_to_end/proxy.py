# A Unix socket in front of the Docker Engine's, to make the Engine look absent, hung, broken or cut off.
import os
import socket
import tempfile
import threading
import urllib.parse

import engine


class EngineProxy:
    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="localecs-")
        self.path = os.path.join(self.folder.name, "docker.sock")
        self.docker = f"unix://{self.path}"
        self.listener = None
        self.pairs = set()
        self.lock = threading.Lock()
        self.flowing = threading.Event()  # clear: bytes are accepted and go nowhere
        self.flowing.set()
        self.error = None  # an HTTP status that every new connection is answered with

    def appear(self):
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(self.path)
        self.listener.listen(64)
        threading.Thread(target=self.accept, args=(self.listener,), daemon=True).start()

    def vanish(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        os.unlink(self.path)
        self.cut()

    def cut(self):
        """Ends every connection in the middle of whatever it was saying."""
        with self.lock:
            pairs, self.pairs = self.pairs, set()
        for pair in pairs:
            for end in pair:
                shut(end)

    def accept(self, listener):
        while True:
            try:
                client = listener.accept()[0]
            except OSError:
                return
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        if self.error:
            client.recv(65536)
            body = b'{"message":"the test says no"}'
            client.sendall(b"HTTP/1.1 %d No\r\nContent-Type: application/json\r\nConnection: close\r\n"
                           b"Content-Length: %d\r\n\r\n%s" % (self.error, len(body), body))
            shut(client)
            return
        server = connect_to_engine()
        with self.lock:
            self.pairs.add((client, server))
        threading.Thread(target=self.pump, args=(client, server), daemon=True).start()
        self.pump(server, client)

    def pump(self, source, target):
        try:
            while data := source.recv(65536):
                self.flowing.wait()
                target.sendall(data)
        except OSError:
            pass
        shut(source)
        shut(target)

    def close(self):
        self.flowing.set()
        if os.path.exists(self.path):
            self.vanish()
        self.folder.cleanup()


def connect_to_engine():
    address = urllib.parse.urlsplit(engine.DOCKER_HOST)
    if address.scheme == "unix":
        server = socket.socket(socket.AF_UNIX)
        server.connect(address.path)
        return server
    return socket.create_connection((address.hostname, address.port))


def shut(end):
    try:
        end.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass  # the other side was quicker
    end.close()

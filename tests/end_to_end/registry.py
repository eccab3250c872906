# An image registry on loopback, just enough of one that the Engine can pull localecs-web from it.
import gzip
import hashlib
import http.server
import io
import json
import tarfile
import threading

import engine

MANIFEST = "application/vnd.docker.distribution.manifest.v2+json"


def digest_of(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


class Registry:
    """Serves <address>/web:<any tag>. While `held` is clear every pull hangs."""

    def __init__(self):
        self.held = threading.Event()
        self.held.set()
        self.blobs = {}
        self.manifest = self.make_manifest()
        registry = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                registry.answer(self)

            do_HEAD = do_GET

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.image = f"127.0.0.1:{self.server.server_address[1]}/web:1"

    def make_manifest(self):
        with tarfile.open(fileobj=io.BytesIO(engine.call("GET", "/images/localecs-web:latest/get"))) as saved:
            listed = json.load(saved.extractfile("manifest.json"))[0]
            config = json.load(saved.extractfile(listed["Config"]))
            layers = [gzip.compress(saved.extractfile(name).read(), 1, mtime=0) for name in listed["Layers"]]
        config["config"]["Labels"] = {"from": "registry"}  # makes it another image than the one it is made of
        config = json.dumps(config).encode()
        return json.dumps({
            "schemaVersion": 2, "mediaType": MANIFEST,
            "config": self.blob(config, "application/vnd.docker.container.image.v1+json"),
            "layers": [self.blob(layer, "application/vnd.docker.image.rootfs.diff.tar.gzip") for layer in layers],
        }).encode()

    def blob(self, data, kind):
        self.blobs[digest_of(data)] = data
        return {"mediaType": kind, "size": len(data), "digest": digest_of(data)}

    def answer(self, request):
        self.held.wait()
        name = request.path.rsplit("/", 1)[-1]
        if request.path == "/v2/":
            status, kind, data = 200, "application/json", b"{}"
        elif request.path.startswith("/v2/web/manifests/"):
            status, kind, data = 200, MANIFEST, self.manifest
        elif request.path.startswith("/v2/web/blobs/") and name in self.blobs:
            status, kind, data = 200, "application/octet-stream", self.blobs[name]
        else:
            status, kind, data = 404, "application/json", json.dumps(
                {"errors": [{"code": "MANIFEST_UNKNOWN", "message": "manifest unknown"}]}).encode()
        request.send_response(status)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(data)))
        request.send_header("Docker-Content-Digest", digest_of(data))
        request.end_headers()
        if request.command != "HEAD":
            request.wfile.write(data)

    def close(self):
        self.held.set()
        self.server.shutdown()
        self.server.server_close()

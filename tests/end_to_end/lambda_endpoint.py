# Lambda's Invoke as `sam local start-lambda` serves it: functions are Python callables, by name.
import http.server
import json
import re
import threading
import urllib.parse


class LambdaEndpoint:
    def __init__(self):
        self.functions = {}  # name -> callable(payload) -> what it returns; what it raises is a function's error
        self.calls = []      # (name, query, headers, payload)
        endpoint = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                payload = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                url = urllib.parse.urlsplit(self.path)
                asked = re.fullmatch("/2015-03-31/functions/([^/]+)/invocations", url.path)
                name = asked and urllib.parse.unquote(asked[1])
                endpoint.calls.append((name, url.query, dict(self.headers), payload))
                if name not in endpoint.functions:
                    return self.answer(404, {"Type": "User", "Message": f"Function not found: {name}"})
                try:
                    self.answer(200, endpoint.functions[name](payload))
                except Exception as error:
                    self.answer(200, {"errorType": type(error).__name__, "errorMessage": str(error)},
                                {"X-Amz-Function-Error": "Unhandled"})

            def answer(self, status, body, headers={}):
                text = json.dumps(body).encode()
                self.send_response(status)
                for header, value in {**headers, "Content-Type": "application/json", "Content-Length": len(text)}.items():
                    self.send_header(header, value)
                self.end_headers()
                try:
                    self.wfile.write(text)
                except OSError:
                    pass  # whoever asked is gone

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def payloads(self, name):
        return [payload for asked, _, _, payload in list(self.calls) if asked == name]

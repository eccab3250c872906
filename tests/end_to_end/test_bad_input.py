# What no good client sends: every time a clear error in AWS's shape or a clean end, and the daemon goes on.
import resource
import socket
import time

from case import Case, main
from raw import Connection, exchange, request
from waiting import until

MIB = 1 << 20


class BadInput(Case):
    options = ("--engine", "simulated")
    needs_engine = False

    def tearDown(self):
        # Whatever was sent, the next one is served.
        self.assertEqual(exchange(self.daemon.port, request()).status, 200)
        super().tearDown()

    def refused(self, data, status, code):
        answer = exchange(self.daemon.port, data)
        self.assertIsNotNone(answer, "closed without an answer")
        self.assertEqual((answer.status, answer.code), (status, code), answer.body)
        self.assertIn("message", {name.lower() for name in answer.json})
        return answer

    # --- content ------------------------------------------------------------------------------------------------------

    def test_a_good_request_has_the_headers_of_aws(self):
        answer = exchange(self.daemon.port, request())
        self.assertEqual((answer.status, answer.json), (200, {"clusterArns": []}))
        self.assertEqual(answer.headers["content-type"], "application/x-amz-json-1.1")
        self.assertRegex(answer.headers["x-amzn-requestid"], "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")

    def test_malformed_json(self):
        for body in (b"{", b"{]", b"nonsense", b'{"a":1}}', b"\xff\xfe", b'{"cluster": "\xff"}', b'{"a": 1e999999}',
                     b"[" * 200_000, b'{"a":' * 100_000):
            with self.subTest(body=body[:20]):
                self.refused(request("ListTasks", body), 400, "SerializationException")

    def test_json_that_is_no_object(self):
        for body in (b"[]", b"1", b'"text"', b"true"):
            with self.subTest(body=body):
                self.refused(request("ListTasks", body), 400, "SerializationException")

    def test_wrong_types(self):
        for operation, body in (("ListTasks", b'{"maxResults": "ten"}'), ("ListTasks", b'{"maxResults": 1.5}'),
                                ("ListTasks", b'{"maxResults": true}'), ("ListTasks", b'{"cluster": {}}'),
                                ("ListTasks", b'{"maxResults": 99999999999999999999}'),
                                ("DescribeTasks", b'{"tasks": "one"}'), ("DescribeTasks", b'{"tasks": [1]}')):
            with self.subTest(body=body):
                self.refused(request(operation, body), 400, "SerializationException")

    def test_an_empty_body_is_an_empty_object(self):
        self.assertEqual(exchange(self.daemon.port, request(body=b"")).status, 200)

    def test_unknown_members_are_ignored(self):
        self.assertEqual(exchange(self.daemon.port, request(body=b'{"noSuchMember": [1]}')).status, 200)

    def test_an_unknown_operation(self):
        self.refused(request("NoSuchOperation"), 400, "UnknownOperationException")
        self.refused(request(headers={"X-Amz-Target": "NoSuchService.ListClusters"}), 400, "UnknownOperationException")
        self.refused(request(headers={"X-Amz-Target": "x" * 5000}), 400, "UnknownOperationException")

    def test_a_missing_target(self):
        self.refused(request(headers={"X-Amz-Target": None}), 400, "UnknownOperationException")

    def test_the_wrong_method(self):
        for method in ("GET", "PUT", "DELETE", "PATCH", "OPTIONS", "NONSENSE"):
            with self.subTest(method=method):
                answer = exchange(self.daemon.port, request(method=method))
                self.assertIn(answer.status, (400, 404, 405))
                self.assertIn("__type", answer.json)

    # --- framing ------------------------------------------------------------------------------------------------------

    def test_a_body_over_the_limit_is_refused_before_it_is_sent(self):
        answer = exchange(self.daemon.port, request(body=b"", headers={"Content-Length": str(9 * MIB)}))
        self.assertEqual(answer.status, 413)
        self.assertIn("__type", answer.json)

    def test_a_body_over_the_limit_that_is_sent_all_the_same(self):
        with Connection(self.daemon.port) as connection:
            try:
                connection.send(request(body=b" " * (9 * MIB)))
            except (ConnectionResetError, BrokenPipeError):
                pass  # the daemon need not read it all
            answer = connection.answer()
            self.assertTrue(answer is None or answer.status == 413)

    def test_a_chunked_body_over_the_limit(self):
        with Connection(self.daemon.port) as connection:
            connection.send(request(body=b"", headers={"Content-Length": None, "Transfer-Encoding": "chunked"}))
            try:
                for _ in range(9):
                    connection.send(b"100000\r\n" + b" " * MIB + b"\r\n")
                connection.send(b"0\r\n\r\n")
            except (ConnectionResetError, BrokenPipeError):
                pass
            answer = connection.answer()
            self.assertTrue(answer is None or answer.status == 413)

    def test_a_body_within_the_limit(self):
        self.assertEqual(exchange(self.daemon.port, request(body=b"{" + b" " * (7 * MIB) + b"}")).status, 200)

    def test_a_chunked_body(self):
        data = request(body=b"", headers={"Content-Length": None, "Transfer-Encoding": "chunked"})
        self.assertEqual(exchange(self.daemon.port, data + b"1\r\n{\r\n1\r\n}\r\n0\r\n\r\n").status, 200)

    def test_a_client_that_waits_to_be_told_to_continue(self):
        with Connection(self.daemon.port) as connection:
            whole = request(body=b"{}", headers={"Expect": "100-continue"})
            connection.send(whole[:-2])
            self.assertEqual(connection.answer().status, 100)
            connection.send(whole[-2:])
            self.assertEqual(connection.answer().status, 200)

    def test_pipelined_requests_are_answered_in_order(self):
        with Connection(self.daemon.port) as connection:
            connection.send(request() + request("NoSuchOperation") + request())
            self.assertEqual([connection.answer().status for _ in range(3)], [200, 400, 200])

    def test_what_is_not_http_at_all(self):
        for data in (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 200 + b"\r\n\r\n", b"nonsense\r\n\r\n",
                     b"\r\n" * 100, b"POST / HTTP/9.9\r\n\r\n", b"POST / HTTP/1.1\r\nContent-Length: minus one\r\n\r\n",
                     b"POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}"):
            with self.subTest(data=data[:20]), Connection(self.daemon.port) as connection:
                connection.send(data)
                connection.socket.shutdown(socket.SHUT_WR)
                answer = connection.answer()
                self.assertTrue(answer is None or 400 <= answer.status < 500)

    def test_headers_over_the_limit(self):
        answer = exchange(self.daemon.port, request(headers={"X-Filler": "x" * 200_000}))
        self.assertTrue(answer is None or 400 <= answer.status < 500)

    def test_a_truncated_request(self):
        for cut in (3, 40, 150):
            with Connection(self.daemon.port) as connection:
                connection.send(request(body=b"{}", headers={"Content-Length": "100"})[:cut])

    # --- time ---------------------------------------------------------------------------------------------------------

    def test_a_request_in_small_pieces(self):
        with Connection(self.daemon.port) as connection:
            connection.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for byte in request():
                connection.send(bytes([byte]))
            self.assertEqual(connection.answer().status, 200)

    def test_a_request_that_never_ends_is_ended(self):
        with Connection(self.daemon.port) as connection:
            connection.send(request()[:-1])
            began = time.monotonic()
            answer = connection.answer()  # the connection's own deadline ends the wait if the daemon does not
            self.assertTrue(answer is None or answer.status in (400, 408))
            self.assertLess(time.monotonic() - began, 50)

    def test_thousands_of_idle_connections(self):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
        self.addCleanup(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        idle = [socket.create_connection(("127.0.0.1", self.daemon.port)) for _ in range(3000)]
        try:
            began = time.monotonic()
            self.assertEqual(exchange(self.daemon.port, request()).status, 200)
            self.assertLess(time.monotonic() - began, 5)
        finally:
            for connection in idle:
                connection.close()

    def test_clients_that_do_not_read_their_answers(self):
        deaf = [Connection(self.daemon.port) for _ in range(20)]
        for connection in deaf:
            connection.socket.settimeout(0.2)
            try:
                connection.send(request() * 5000)
            except TimeoutError:
                pass  # the daemon reads no further while nobody takes its answers
        until(lambda: exchange(self.daemon.port, request()).status == 200, 10, "others are served")
        for connection in deaf:
            connection.close()

    def test_what_was_accepted_before_is_still_there(self):
        self.ecs.create_cluster(clusterName="kept")
        for data in (b"nonsense\r\n\r\n", request("ListTasks", b"{"), request("NoSuchOperation"), request()[:50]):
            with Connection(self.daemon.port) as connection:
                connection.send(data)
        self.assertEqual(len(self.ecs.list_clusters()["clusterArns"]), 1)


if __name__ == "__main__":
    main()

#!/usr/bin/python3
"""tidy.py finds what it is there to find: each test spoils one thing in a small tidy house."""
import tempfile
import unittest
from pathlib import Path

import tidy

PICTURE = """
```floors
2 app
1 services docker metadata
0 base http
only app: docker
```
"""


class Tidy(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.write("docs/architecture.md", PICTURE)
        self.write("include/localecs/base/text.hpp", "// Text.\n")
        self.write("include/localecs/services/operation.hpp", "// All services.\n")
        self.write("include/localecs/services/ecs.hpp", "// One.\n#include <localecs/services/operation.hpp>\n")
        self.write("include/localecs/services/sqs.hpp", "// Another.\n")
        self.write("src/services/ecs/private.hpp", "// Private.\n")
        self.write("src/services/ecs/a.cpp", '// A.\n#include <localecs/base/text.hpp>\n#include "private.hpp"\n')
        self.write("src/app/main.cpp", "// Main.\n#include <localecs/docker/engine.hpp>\n#include <vector>\n")

    def write(self, path, text):
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def complaints(self, exceptions=None):
        return tidy.check(self.root, exceptions or {})[0]

    def expect(self, part, exceptions=None):
        complaints = self.complaints(exceptions)
        self.assertEqual(len(complaints), 1, complaints)
        self.assertIn(part, complaints[0])

    def test_a_tidy_house(self):
        self.assertEqual(self.complaints(), [])

    def test_a_floor_above(self):
        self.write("include/localecs/base/text.hpp", "// Text.\n#include <localecs/services/ecs.hpp>\n")
        self.expect("'services' (floor 1) stands above 'base' (floor 0)")

    def test_a_neighbour(self):
        self.write("src/http/a.cpp", "// A.\n#include <localecs/base/text.hpp>\n")
        self.expect("'base' is a neighbour of 'http'")

    def test_a_neighbouring_service(self):
        self.write("src/services/ecs/a.cpp", "// A.\n#include <localecs/services/sqs.hpp>\n")
        self.expect("'services/sqs' is a neighbour")

    def test_what_only_one_may_include(self):
        self.write("docs/architecture.md", PICTURE.replace("2 app", "3 app\n2 gateway"))
        self.write("src/gateway/a.cpp", "// A.\n#include <localecs/docker/engine.hpp>\n")
        self.expect("only app may include 'docker'")

    def test_a_room_that_is_not_drawn(self):
        self.write("src/store/a.cpp", "// A.\n#include <localecs/base/text.hpp>\n")
        self.expect("'store' is no room")

    def test_a_private_header_of_another_room(self):
        self.write("src/app/main.cpp", '// Main.\n#include "../services/ecs/private.hpp"\n')
        self.expect("is no private header of room 'app'")

    def test_a_comment_is_no_include(self):
        self.write("src/http/a.cpp", "// A.\n// #include <localecs/app/x.hpp>\n")
        self.assertEqual(self.complaints(), [])

    def test_no_purpose(self):
        self.write("src/app/main.cpp", "int main() {}\n")
        self.expect("begins without a line")

    def test_untidy_lines(self):
        self.write("src/app/main.cpp", "// Main.\n\tint a;\n")
        self.expect(":2: has a tab")
        self.write("src/app/main.cpp", "// Main.\nint a; \n")
        self.expect(":2: has blanks")
        self.write("src/app/main.cpp", "// Main.\nint a;" + " " * 90 + "int b;\n")
        self.expect(":2: 102 columns")

    def test_a_long_function(self):
        body = "  call(R\"(})\", \"{\", '{', 1'000);\n" * 69
        long = "// Main.\nnamespace a {\nclass B {\n  int f() const {\n" + body + "  }\n};\n}\n"
        self.write("src/app/main.cpp", long)
        self.expect("src/app/main.cpp:f: 71 lines, at most 70")
        self.assertEqual(self.complaints({"src/app/main.cpp:f": 71}), [])
        self.expect("at most 70", {"src/app/main.cpp:f": 70})
        self.expect("shorter than its exception", {"src/app/main.cpp:f": 72})

    def test_a_long_file(self):
        self.write("src/app/main.cpp", "// Main.\n" + "int a;\n" * 400)
        self.expect("src/app/main.cpp: 401 lines, at most 400")


if __name__ == "__main__":
    unittest.main()

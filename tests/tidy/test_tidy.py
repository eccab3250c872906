#!/usr/bin/python3
"""tidy.py finds what it is there to find: each test spoils one thing in a small tidy house."""
import contextlib
import io
import json
import tempfile
import unittest
import unittest.mock
from pathlib import Path

import tidy

PICTURE = """
```floors
3 app
2 services docker metadata
1 services/*/rows
0 base http
only app: docker
```
```wings
ecs reads logs
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
        self.expect("'services' (floor 2) stands above 'base' (floor 0)")

    def test_a_neighbour(self):
        self.write("src/http/a.cpp", "// A.\n#include <localecs/base/text.hpp>\n")
        self.expect("'base' is a neighbour of 'http'")

    def test_a_neighbouring_service(self):
        self.write("src/services/ecs/a.cpp", "// A.\n#include <localecs/services/sqs.hpp>\n")
        self.expect("the picture does not say that ecs reads sqs")

    def test_rows_of_a_wing_that_is_read(self):
        self.write("include/localecs/services/logs/rows/group.hpp", "// Group.\n")
        self.write("src/services/ecs/decide/a.cpp", "// A.\n#include <localecs/services/logs/rows/group.hpp>\n")
        self.assertEqual(self.complaints(), [])
        self.write("include/localecs/services/logs/decide/a.hpp", "// A decision.\n")
        self.write("src/services/ecs/decide/a.cpp", "// A.\n#include <localecs/services/logs/decide/a.hpp>\n")
        self.expect("'decide' of logs is no business of other wings")

    def test_a_storey_above(self):
        self.write("src/services/ecs/operations/a.hpp", "// An operation.\n")
        self.write("src/services/ecs/decide/a.cpp", '// A.\n#include "operations/a.hpp"\n')
        self.expect("the storey 'operations' stands above 'decide'")

    def test_a_storey_beside(self):
        self.write("src/services/ecs/operations/a.hpp", "// An operation.\n")
        self.write("src/services/ecs/apply/a.cpp", '// A.\n#include "operations/a.hpp"\n')
        self.expect("the storey 'operations' is a neighbour of 'apply'")

    def test_a_pure_storey_at_the_desk(self):
        self.write("src/services/ecs/decide/a.cpp", "// A.\n#include <localecs/services/operation.hpp>\n")
        self.expect("'decide' is pure")

    def test_rows_stand_below_their_wing(self):
        self.write("include/localecs/docker/engine.hpp", "// Engine.\n#include <localecs/services/logs/rows/group.hpp>\n")
        self.write("include/localecs/services/logs/rows/group.hpp", "// Group.\n#include <localecs/docker/engine.hpp>\n")
        self.assertEqual(len(self.complaints()), 1)

    def test_what_only_one_may_include(self):
        self.write("docs/architecture.md", PICTURE.replace("3 app", "4 app\n3 gateway"))
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

    def test_a_constant_without_a_k(self):
        self.write("src/app/main.cpp", "// Main.\nconstexpr int kMost = f(1, 2), least = 3;\n")
        self.expect(":2: the constant 'least' is not called kLikeThis")
        self.write("src/app/main.cpp", "// Main.\nclass A {\n  static constexpr B<int, 3> names{{1, 2}};\n};\n")
        self.expect(":3: the constant 'names' is not called kLikeThis")
        self.write("src/app/main.cpp", "// Main.\nnamespace a {\nconstexpr Span pause(50);\n}\n")
        self.expect(":3: the constant 'pause' is not called kLikeThis")

    def test_what_is_no_constant(self):
        self.write("src/app/main.cpp", "// Main.\nconstexpr int f(int a) { constexpr int most = 3; return most; }\n"
                   "inline constexpr state::TableOf<Task> tasks{\"tasks\"};\nstruct A { constexpr A() = default; };\n"
                   "template <class T>\nconstexpr bool is_list = false;\nconstexpr char kText[] = \"a, b\";\n")
        self.assertEqual(self.complaints(), [])

    def test_the_order_of_includes(self):
        self.write("include/localecs/app/a.hpp", "// A.\n")
        self.write("src/app/b.hpp", "// B.\n")
        own, local, other, private = ("#include <localecs/app/a.hpp>\n", "#include <localecs/base/text.hpp>\n",
                                      "#include <vector>\n", '#include "b.hpp"\n')
        self.write("src/app/a.cpp", "// A.\n" + "\n".join((own, local, other, private)))
        self.write("src/app/b.cpp", "// B.\n" + "\n".join((private, local, other)))
        self.assertEqual(self.complaints(), [])
        self.write("src/app/a.cpp", "// A.\n" + "\n".join((own, other, local)))
        self.expect("<localecs/...> stands behind <...>: #include <localecs/base/text.hpp>")
        self.write("src/app/a.cpp", "// A.\n" + "\n".join((own, private, other)))
        self.expect('<...> stands behind "...": #include <vector>')
        self.write("src/app/a.cpp", "// A.\n" + private + other)
        self.expect('<...> stands behind "...": #include <vector>')

    def rooms(self, level, **includes):
        """Makes sub-rooms of `level`, each with one header that includes those of the named others."""
        for name, others in includes.items():
            lines = (f'#include "{level}{other}/{other}.hpp"\n' if other else '#include "root.hpp"\n' for other in others)
            self.write(f"src/services/ecs/{level}{name}/{name}.hpp", "// Room.\n" + "".join(lines))

    def test_a_circle_of_sub_rooms(self):
        self.rooms("", a=["b", "c"], b=["c"], c=[])
        self.assertEqual(self.complaints(), [])
        self.rooms("", c=["a"])
        self.expect("src/services/ecs: c includes a: 1 includes that close a circle, at most 0")
        recorded = {"src/services/ecs: c includes a": 1}
        self.assertEqual(self.complaints(recorded), [])
        self.rooms("", c=[])
        self.expect("shorter than its exception", recorded)

    def test_a_circle_in_a_storey(self):
        self.rooms("decide/", a=["b"], b=["c"], c=["b"])
        self.expect("src/services/ecs/decide: b includes c: 1 includes that close a circle")

    def test_a_sub_room_that_includes_the_root(self):
        self.write("src/services/ecs/root.hpp", '// Root.\n#include "a/a.hpp"\n')
        self.rooms("", a=[])
        self.assertEqual(self.complaints(), [])
        self.rooms("", a=[""])
        self.expect("src/services/ecs: a includes the root: 1 includes of the room's root, at most 0")
        self.assertEqual(self.complaints({"src/services/ecs: a includes the root": 1}), [])

    def test_a_crowded_folder(self):
        for number in range(30):
            self.write(f"src/app/file{number}.hpp", "// One of many.\n")
        self.expect("src/app: 31 files, at most 30")
        self.assertEqual(self.complaints({"src/app": 31}), [])

    def test_recording_exceptions(self):
        for number in range(30):
            self.write(f"src/app/file{number}.hpp", "// One of many.\n")
        self.write("tests/tidy/exceptions.json", '{"src/gone": 40}')
        self.assertEqual(self.recorded("--lower"), {})
        self.assertEqual(self.recorded("--record"), {"src/app": 31})
        self.write("tests/tidy/exceptions.json", '{"src/app": 50}')
        self.assertEqual(self.recorded("--lower"), {"src/app": 31})

    def recorded(self, option):
        with unittest.mock.patch("sys.argv", ["tidy.py", option, str(self.root)]), \
                contextlib.redirect_stdout(io.StringIO()):
            tidy.main()
        return json.loads((self.root / "tests/tidy/exceptions.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
"""The generator's output over the model of STS against sts.golden.txt, and what it refuses.

test_generator.py [--rewrite]: --rewrite makes today's output the golden one; its diff is to be reviewed.
"""
import json
import os
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent.parent / "src"
GOLDEN = HERE / "sts.golden.txt"
sys.path.insert(0, str(SOURCE / "aws" / "generator"))

from generate import files_of, generate  # noqa: E402
from grouping import Grouping  # noqa: E402
from model import Model, ModelError, snake_case, why_unreadable  # noqa: E402


def model(shapes, operations=("Go",), **localecs):
    """A service whose operations take In and give Out, where `operations` does not say otherwise."""
    if not isinstance(operations, dict):
        operations = {name: ("In", "Out") for name in operations}
    shapes = {"In": structure(), "Out": structure(), "Text": {"type": "string"}} | shapes
    return Model("toy", json.dumps({
        "localecs": {"name": "Toy", "dialect": "validation_errors", "error_code": "Oops"} | localecs,
        "metadata": {"protocol": "json", "apiVersion": "1"}, "shapes": shapes,
        "operations": {name: {"input": {"shape": given}, "output": {"shape": answer}}
                       for name, (given, answer) in operations.items()}}))


def structure(required=(), **members):
    return {"type": "structure", "members": {name: {"shape": shape} for name, shape in members.items()},
            "required": list(required)}


def a_list(of):
    return {"type": "list", "member": {"shape": of}}


def files(of):
    return files_of(of, {of.space: Grouping(of)})


def sts():
    text = (SOURCE / "services" / "sts" / "model.json").read_text(encoding="utf-8")
    return "".join(f"=== {name}\n{text}" for name, text in sorted(files(Model("sts", text)).items()))


class Golden(unittest.TestCase):
    maxDiff = None

    def test_sts(self):
        self.assertEqual(sts(), GOLDEN.read_text(encoding="utf-8"), "if this is wanted: test_generator.py --rewrite")


class Errors(unittest.TestCase):
    def test_the_order_of_an_enum_is_the_one_that_errors_list(self):
        kinds = {"Kind": {"type": "string", "enum": ["a", "b"]}}
        self.assertEqual(model(kinds, enum_order={"Kind": ["b", "a"]}).shapes["Kind"]["enum"], ["b", "a"])
        with self.assertRaises(ModelError):
            model(kinds, enum_order={"Kind": ["b"]})

    def test_errors_with_a_capital_message_are_listed(self):
        error = structure(Message="Text") | {"exception": True}
        table = files(model({"Bad": error, "Worse": structure(message="Text") | {"exception": True}}))["operations.cpp"]
        self.assertIn('capital_message[] = {"Bad"};', " ".join(table.split()).replace("{ ", "{").replace(" }", "}"))
        self.assertNotIn("capital_message", files(model({}))["operations.cpp"])


class Names(unittest.TestCase):
    def test_snake_case(self):
        for name, snake in {"RunTask": "run_task", "AssumeRoleWithWebIdentity": "assume_role_with_web_identity",
                            "DescribeVPCs": "describe_vp_cs", "EC2Config": "ec2_config", "AlarmPromQLCriteria":
                            "alarm_prom_ql_criteria"}.items():
            self.assertEqual(snake_case(name), snake)

    def test_of_members_and_enumerators_that_cpp_does_not_allow(self):
        shapes = {"In": structure(namespace="Kind", Kind="Kind", Timestamp="When"), "When": {"type": "timestamp"},
                  "Kind": {"type": "string", "enum": ["t2.micro", "default", "a/b-c:d", "2x"]}}
        text = files(model(shapes))["go.hpp"]
        self.assertIn("enum class Kind : std::uint8_t { t2_micro, default_, a_b_c_d, _2x };", text)
        self.assertIn("std::optional<toy::Kind> namespace_;", text)
        self.assertIn("std::optional<aws::Timestamp> Timestamp;", text)
        text = files(model(shapes))["descriptions_1.cpp"]
        self.assertIn('"t2.micro", "default", "a/b-c:d", "2x"', text)
        self.assertIn('{"namespace", &ShapeOf<toy::Kind>::get, offsetof(Owner, namespace_)', text)

    def test_that_two_values_would_share(self):
        with self.assertRaisesRegex(ModelError, "Kind.*a-b.*a_b"):
            files(model({"In": structure(x="Kind"), "Kind": {"type": "string", "enum": ["a-b", "a_b"]}}))

    def test_of_more_values_than_a_byte_has(self):
        many = {"type": "string", "enum": [f"v{number}" for number in range(257)]}
        self.assertIn("enum class Kind : std::uint16_t;", files(model({"In": structure(x="Kind"), "Kind": many}))["fwd.hpp"])


class Headers(unittest.TestCase):
    def grouping(self, shapes, operations):
        return Grouping(model(shapes, operations))

    def test_shapes_live_with_their_only_user_or_have_a_header(self):
        grouping = self.grouping({"In": structure(a="Mine", b="Ours"), "In2": structure(b="Ours"), "Out2": structure(),
                                  "Mine": structure(), "Ours": structure(x="OursOnly"), "OursOnly": structure()},
                                 {"Go": ("In", "Out"), "Stay": ("In2", "Out2")})
        self.assertEqual(grouping.home, {"Mine": "go", "In": "go", "Out": "go", "In2": "stay", "Out2": "stay",
                                         "Ours": "ours", "OursOnly": "ours"})
        self.assertEqual(grouping.includes("go"), [("toy", "ours")])

    def test_an_operation_keeps_its_name(self):
        grouping = self.grouping({"In": structure(a="Go"), "In2": structure(a="Go"), "Go": structure()},
                                 {"Go": ("In", "Out"), "Stay": ("In2", "Out")})
        self.assertEqual(grouping.home["Go"], "go_shape")

    def test_shapes_that_hold_each_other_live_together(self):
        shapes = {"In": structure(a="A", b="B"), "A": structure(others="Bs"), "Bs": a_list("B"), "B": structure(a="A")}
        grouping = self.grouping(shapes, {"Go": ("In", "Out"), "Stay": ("In", "Out")})
        self.assertEqual(grouping.home["A"], grouping.home["B"])
        text = files(model(shapes))["go.hpp"]
        self.assertLess(text.index("struct A {"), text.index("struct B {"))

    def test_are_written_only_where_they_differ(self):
        with tempfile.TemporaryDirectory() as folder:
            service = Path(folder, "services", "sts")
            service.mkdir(parents=True)
            (service / "model.json").write_text((SOURCE / "services" / "sts" / "model.json").read_text())
            generate(service.parent, folder)
            out = Path(folder, "localecs", "aws", "sts")
            os.utime(out / "fwd.hpp", (0, 0))
            (out / "gone.hpp").write_text("")
            generate(service.parent, folder)
            self.assertEqual((out / "fwd.hpp").stat().st_mtime, 0)
            self.assertFalse((out / "gone.hpp").exists())


class Refusals(unittest.TestCase):
    def refused(self, because, shapes, **more):
        with self.assertRaisesRegex(ModelError, because):
            files(model(shapes, **more))

    def test_unknown_types(self):
        self.refused("X is of the unknown type bigInteger", {"In": structure(x="X"), "X": {"type": "bigInteger"}})
        self.refused("there is no shape X", {"In": structure(x="X")})
        self.refused("keys of X are no strings", {"In": structure(x="X"), "Number": {"type": "integer"}, "X": {
            "type": "map", "key": {"shape": "Number"}, "value": {"shape": "Text"}}})

    def test_required_members_that_are_not_there(self):
        self.refused("In requires y", {"In": structure(required=["y"], x="Text")})

    def test_recursion_that_cpp_cannot_hold(self):
        self.refused("In holds itself by value", {"In": structure(x="In")})
        self.refused("B holds itself by value", {"In": structure(a="A"), "A": structure(b="B"), "B": structure(a="A")})

    def test_lists_of_nothing_but_themselves(self):
        self.refused("X is a list of itself", {"In": structure(x="X"), "X": a_list("Y"), "Y": a_list("X")})

    def test_patterns_that_RE2_cannot_read(self):
        bad = {"In": structure(x="X"), "X": {"type": "string", "pattern": "(?!aws).*"}}
        self.refused("cannot read the pattern of X, it has look-around", bad)
        self.assertNotIn("pattern", files(model(bad, patterns_left_out={"X": "a reason"}))["descriptions_1.cpp"])
        self.refused("without a reason", bad, patterns_left_out={"X": ""})
        good = {"In": structure(x="X"), "X": {"type": "string", "pattern": "[a-z]+"}}
        self.refused("names X without need", {"X": {"type": "string"}}, patterns_left_out={"X": "a reason"})
        self.refused("names Y, which is no shape", good, patterns_left_out={"Y": "a reason"})

    def test_what_of_patterns_is_unreadable(self):
        for pattern in (r"(?<=a)b", r"(?=a)", r"(?>a)", r"(a)\1", r"a*+", r"a{2}+", r"[a-z&&[^b]]", r"\p{Alnum}+", r"\p{IsGreek}",
                        r"a{1,1001}", r"a{1001}", r"\Z"):
            self.assertIsNotNone(why_unreadable(pattern), pattern)
        for pattern in (r"[\p{L}\p{Z}\p{N}_.:/=+\-@]*", r"[(?=*+]+", r"a\*+", r"[\w+=,.@:\/-]*", r"\p{Greek}", r"a{1,1000}",
                        r"(?:a|b)?", r"\\1", r"[^:*]*", r"[\u0009\u0020-\u00FF]+", r"^!?\*?([\p{L}]*)\*?$", r"a{3,24}", r"[]a]",
                        r"(?i)abc"):
            self.assertIsNone(why_unreadable(pattern), pattern)


if __name__ == "__main__":
    if "--rewrite" in sys.argv:
        GOLDEN.write_text(sts(), encoding="utf-8")
    else:
        unittest.main()

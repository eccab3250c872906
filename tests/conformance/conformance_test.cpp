// Compares every ECS operation's shapes with the public API model, and prints how much behaves.
#include <localecs/services/ecs.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <set>

namespace localecs::services {
namespace {

using aws::Kind;
using aws::Shape;
using nlohmann::json;

const json& model() {
  static const json parsed = [] {
    std::ifstream file(LOCALECS_TESTS_DIR "/conformance/models/ecs.json");
    return json::parse(file);
  }();
  return parsed;
}

// The kinds whose model type has another name, or none of its own.
std::string kind_in_model(const json& shape) {
  const std::string type = shape["type"];
  if (type == "string" && shape.contains("enum")) return "enum";
  return type == "float" ? "double" : type;
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::structure:
      return "structure";
    case Kind::list:
      return "list";
    case Kind::map:
      return "map";
    case Kind::string:
      return "string";
    case Kind::integer:
      return "integer";
    case Kind::long_integer:
      return "long";
    case Kind::floating:
      return "double";
    case Kind::boolean:
      return "boolean";
    case Kind::timestamp:
      return "timestamp";
    case Kind::enumeration:
      return "enum";
  }
  return {};
}

// Walks our description and the model's side by side; `at` says where, for messages.
class Comparison {
 public:
  void compare(const Shape& ours, const std::string& name, const std::string& at) {
    const json& theirs = model()["shapes"][name];
    EXPECT_EQ(name_of(ours.kind), kind_in_model(theirs)) << at;
    if (name_of(ours.kind) != kind_in_model(theirs)) return;
    if (ours.kind == Kind::list) compare(ours.element(), theirs["member"]["shape"], at + "[]");
    if (ours.kind == Kind::map) {
      EXPECT_EQ(model()["shapes"][theirs["key"]["shape"]]["type"], "string") << at;
      compare(ours.element(), theirs["value"]["shape"], at + "{}");
    }
    if (ours.kind == Kind::enumeration) compare_values(ours, theirs, at);
    if (ours.kind == Kind::structure) compare_structure(ours, theirs, name, at);
  }

  std::size_t structures() const { return seen_.size(); }

 private:
  void compare_values(const Shape& ours, const json& theirs, const std::string& at) {
    const std::set<std::string> values(ours.values.begin(), ours.values.end());
    EXPECT_EQ(values, theirs["enum"].get<std::set<std::string>>()) << at;
  }

  void compare_structure(const Shape& ours, const json& theirs, const std::string& name,
                         const std::string& at) {
    EXPECT_EQ(ours.name, name) << at;
    if (!seen_.insert(name).second) return;
    const json members = theirs.value("members", json::object());
    const auto required = theirs.value("required", std::set<std::string>());
    std::set<std::string_view> named;
    for (const aws::Member& member : ours.members) {
      const std::string here = at + "." + std::string(member.name);
      named.insert(member.name);
      ASSERT_TRUE(members.contains(member.name)) << here << " is not in the model";
      EXPECT_EQ(member.required, required.contains(std::string(member.name))) << here;
      compare(member.shape(), members[std::string(member.name)]["shape"], here);
    }
    for (const auto& [member, reference] : members.items())
      EXPECT_TRUE(named.contains(member)) << at << "." << member << " is not described";
  }

  std::set<std::string> seen_;
};

// The structure that an operation takes or gives; one without members may not be named at all.
void compare_side(Comparison& comparison, const Shape& ours, const json& operation,
                  const char* side) {
  const std::string at = operation["name"].get<std::string>() + " " + side;
  if (operation.contains(side))
    comparison.compare(ours, operation[side]["shape"], at);
  else
    EXPECT_TRUE(ours.members.empty()) << at;
}

TEST(Conformance, EveryOperationOfTheModelIsInTheTable) {
  std::vector<std::string> ours, theirs;
  for (const Operation& operation : ecs::operations().operations) ours.emplace_back(operation.name);
  for (const auto& [name, operation] : model()["operations"].items()) theirs.push_back(name);
  EXPECT_EQ(ours, theirs);
  EXPECT_EQ(ecs::operations().target_prefix, model()["metadata"]["targetPrefix"]);
}

TEST(Conformance, EveryShapeIsTheModels) {
  Comparison comparison;
  for (const Operation& operation : ecs::operations().operations) {
    const json& theirs = model()["operations"][std::string(operation.name)];
    compare_side(comparison, operation.input(), theirs, "input");
    compare_side(comparison, operation.output(), theirs, "output");
  }
  std::cout << "  " << comparison.structures() << " structures compared\n";
}

TEST(Conformance, Coverage) {
  std::vector<std::string_view> behaving, missing;
  for (const Operation& operation : ecs::operations().operations)
    (operation.run ? behaving : missing).push_back(operation.name);
  std::cout << "  " << ecs::operations().name << ": " << behaving.size() << " of "
            << behaving.size() + missing.size() << " operations behave\n";
  for (std::string_view name : behaving) std::cout << "    behaves  " << name << "\n";
  for (std::string_view name : missing) std::cout << "    not yet  " << name << "\n";
}

}  // namespace
}  // namespace localecs::services

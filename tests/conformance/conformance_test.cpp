// Compares the shapes and rules of every service's operations with its public API model, and prints
// how much behaves.
#include <localecs/services/cloudwatch.hpp>
#include <localecs/services/ecs.hpp>
#include <localecs/services/logs.hpp>
#include <localecs/services/secretsmanager.hpp>
#include <localecs/services/ssm.hpp>
#include <localecs/services/sts.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <set>

namespace localecs::services {
namespace {

using aws::Kind;
using aws::Shape;
using nlohmann::json;

// A table beside its model, which is trimmed to what is served where that is not all.
struct Service {
  std::string file;
  const OperationTable& table;
  json model{};
};

Service load(std::string file, const OperationTable& table) {
  std::ifstream stream(LOCALECS_TESTS_DIR "/conformance/models/" + file + ".json");
  json model = json::parse(stream);
  return {std::move(file), table, std::move(model)};
}

const std::vector<Service>& services() {
  static const std::vector<Service> all = [] {
    std::vector<Service> loaded;
    loaded.push_back(load("cloudwatch", cloudwatch::operations()));
    loaded.push_back(load("ecs", ecs::operations()));
    loaded.push_back(load("logs", logs::operations()));
    loaded.push_back(load("secretsmanager", secretsmanager::operations()));
    loaded.push_back(load("ssm", ssm::operations()));
    loaded.push_back(load("sts", sts::operations()));
    return loaded;
  }();
  return all;
}

// The kinds whose model type has another name, or none of its own.
std::string kind_in_model(const json& shape) {
  const std::string type = shape["type"];
  if (type == "string" && shape.contains("enum")) return "enum";
  if (shape.value("document", false)) return "document";
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
    case Kind::blob:
      return "blob";
    case Kind::document:
      return "document";
  }
  return {};
}

// Walks our description and the model's side by side; `at` says where, for messages.
// Documented by AWS after this copy of the model was made.
const std::set<std::string> kNewerThanTheModel{"DeploymentCircuitBreaker.resetOnHealthyTask",
                                               "DeploymentCircuitBreaker.thresholdConfiguration",
                                               "DeploymentConfiguration.earlySuccessCriteria"};

class Comparison {
 public:
  explicit Comparison(const json& model) : model_(model) {}

  void compare(const Shape& ours, const std::string& name, const std::string& at) {
    const json theirs = model_.at("shapes").at(name);
    EXPECT_EQ(name_of(ours.kind), kind_in_model(theirs)) << at;
    if (name_of(ours.kind) != kind_in_model(theirs)) return;
    if (ours.kind == Kind::list) compare(ours.element(), theirs["member"]["shape"], at + "[]");
    if (ours.kind == Kind::map) {
      EXPECT_EQ(model_.at("shapes").at(theirs["key"]["shape"]).at("type"), "string") << at;
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
      if (kNewerThanTheModel.contains(name + "." + std::string(member.name))) continue;
      ASSERT_TRUE(members.contains(member.name)) << here << " is not in the model";
      EXPECT_EQ(member.required, required.contains(std::string(member.name))) << here;
      compare(member.shape(), members[std::string(member.name)]["shape"], here);
    }
    for (const auto& [member, reference] : members.items())
      EXPECT_TRUE(named.contains(member)) << at << "." << member << " is not described";
  }

  const json& model_;
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
  for (const Service& service : services()) {
    std::vector<std::string> ours, theirs;
    for (const Operation& operation : service.table.operations) ours.emplace_back(operation.name);
    for (const auto& [name, operation] : service.model["operations"].items())
      theirs.push_back(name);
    EXPECT_EQ(ours, theirs);
    const json& metadata = service.model["metadata"];
    EXPECT_EQ(service.table.target_prefix, metadata.value("targetPrefix", ""));
    EXPECT_EQ(service.table.xml_namespace, metadata.value("xmlNamespace", ""));
    if (metadata["protocol"] == "query") {
      EXPECT_EQ(service.table.version, metadata["apiVersion"]);
    }
  }
}

TEST(Conformance, EveryShapeIsTheModels) {
  for (const Service& service : services()) {
    Comparison comparison(service.model);
    for (const Operation& operation : service.table.operations) {
      const json theirs = service.model["operations"][std::string(operation.name)];
      compare_side(comparison, operation.input(), theirs, "input");
      compare_side(comparison, operation.output(), theirs, "output");
    }
    std::cout << "  " << service.table.name << ": " << comparison.structures()
              << " structures compared\n";
  }
}

// What the model says of a shape in the form of our limits.
aws::Limits limits_in_model(const json& shape) {
  aws::Limits limits;
  if (shape.contains("enum") || shape["type"] == "structure") return limits;
  limits.least = shape.value("min", limits.least);
  limits.most = shape.value("max", limits.most);
  return limits;
}

void compare_limits(const aws::Limits& ours, const json& shape, const std::string& at) {
  const aws::Limits theirs = limits_in_model(shape);
  EXPECT_EQ(ours.least, theirs.least) << at;
  EXPECT_EQ(ours.most, theirs.most) << at;
  if (ours.pattern.empty()) return;
  EXPECT_EQ(ours.pattern, shape.value("pattern", "")) << at;
  EXPECT_NO_THROW(aws::matches(ours.pattern, "x")) << at;
}

// The structures that an input is made of.
void collect_inputs(const json& shapes, const std::string& name, std::set<std::string>& into) {
  const json& shape = shapes.at(name);
  if (shape["type"] == "list") collect_inputs(shapes, shape["member"]["shape"], into);
  if (shape["type"] != "structure" || !into.insert(name).second) return;
  for (const auto& [member, reference] : shape["members"].items())
    collect_inputs(shapes, reference["shape"], into);
}

// Compares the rules of one structure's members; how many patterns are left out.
int compare_rules(const aws::Rules& rules, const json& shapes, const std::string& structure) {
  int left_out = 0;
  for (const auto& [member, reference] : shapes.at(structure)["members"].items()) {
    const json& shape = shapes.at(reference["shape"].get<std::string>());
    const auto rule = std::ranges::find_if(rules.rules, [&](const aws::Rule& one) {
      return one.structure == structure && one.member == member;
    });
    const aws::Rule ours = rule == rules.rules.end() ? aws::Rule{} : *rule;
    compare_limits(ours.limits, shape, structure + "." + member);
    left_out += shape.contains("pattern") && ours.limits.pattern.empty();
    if (shape["type"] != "list") continue;
    const json& element = shapes.at(shape["member"]["shape"].get<std::string>());
    compare_limits(ours.elements, element, structure + "." + member + "[]");
    left_out += element.contains("pattern") && ours.elements.pattern.empty();
  }
  return left_out;
}

TEST(Conformance, EveryRuleIsTheModels) {
  for (const Service& service : services()) {
    if (!service.table.rules) continue;
    const json& shapes = service.model["shapes"];
    std::set<std::string> structures;
    for (const auto& [name, operation] : service.model["operations"].items())
      if (operation.contains("input"))
        collect_inputs(shapes, operation["input"]["shape"], structures);
    int left_out = 0;
    for (const std::string& structure : structures)
      left_out += compare_rules(*service.table.rules, shapes, structure);
    for (const aws::Rule& rule : service.table.rules->rules)
      EXPECT_TRUE(structures.contains(std::string(rule.structure))) << rule.structure;
    std::cout << "  " << service.table.name << ": " << service.table.rules->rules.size()
              << " rules compared, " << left_out << " patterns are not checked\n";
  }
}

// Of ECS nothing is missing; of its neighbours there is what users of ECS need.
TEST(Conformance, Coverage) {
  for (const Service& service : services()) {
    std::set<std::string> missing;
    for (const auto& [name, operation] : service.model["operations"].items()) missing.insert(name);
    const std::size_t all = missing.size();
    for (const Operation& operation : service.table.operations)
      missing.erase(std::string(operation.name));
    std::cout << "  " << service.table.name << ": " << all - missing.size() << " of " << all
              << " operations\n";
    if (service.table.name == "ECS") {
      EXPECT_THAT(missing, testing::IsEmpty());
    }
  }
}

}  // namespace
}  // namespace localecs::services

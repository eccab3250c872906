// What can be wrong with the models that shapes, limits and operation tables are generated from;
// and how much of them behaves.
#include <localecs/aws/rules.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs.hpp>
#include <localecs/services/wing.hpp>

#include <gmock/gmock.h>

#include <fstream>
#include <iostream>
#include <set>

namespace localecs::services {
namespace {

using nlohmann::json;

// A table beside the model that it was made from.
struct Service {
  std::string folder;
  const OperationTable& table;
  json model{};
};

const std::vector<Service>& services() {
  static const std::vector<Service> all = [] {
    std::vector<Service> loaded;
    for (const Wing* wing : services::all()) {
      // Policies name a service as its folder is named; the private API is nobody's but ours.
      const std::string_view name = wing->policy.name;
      const std::string folder(name.empty() ? "local" : name);
      std::ifstream file(LOCALECS_TESTS_DIR "/../src/services/" + folder + "/model.json");
      loaded.push_back({folder, wing->operations(), json::parse(file)});
    }
    return loaded;
  }();
  return all;
}

bool is_aws(const Service& service) {
  return service.folder != "local";
}

std::set<std::string> keys(const json& object) {
  std::set<std::string> found;
  for (const auto& [key, value] : object.items()) found.insert(key);
  return found;
}

// Of AWS's models only what clients and servers must agree on is copied: no prose, no examples.
TEST(Conformance, ModelsAreNamesTypesAndLimits) {
  const std::set<std::string> of_shapes{
      "box",     "deprecated", "document", "enum",    "key",       "max",       "member", "min",
      "members", "exception",  "pattern",  "error",   "required",  "sensitive", "fault",  "type",
      "union",   "xmlOrder",   "value",    "service", "retryable", "synthetic"};
  const std::set<std::string> of_references{"shape", "box", "deprecated", "idempotencyToken"};
  for (const Service& service : services()) {
    if (!is_aws(service)) continue;
    for (const auto& [name, shape] : service.model["shapes"].items()) {
      EXPECT_THAT(of_shapes, testing::IsSupersetOf(keys(shape))) << service.folder << " " << name;
      const json members = shape.value("members", json::object());
      for (const auto& [member, reference] : members.items())
        EXPECT_THAT(of_references, testing::IsSupersetOf(keys(reference))) << name << "." << member;
    }
  }
}

// The generator knows most of what RE2 cannot read; RE2 knows all of it.
TEST(Conformance, EveryPatternIsReadByRE2) {
  int count = 0;
  for (const Service& service : services()) {
    const json left_out = service.model["localecs"].value("patterns_left_out", json::object());
    for (const auto& [name, shape] : service.model["shapes"].items()) {
      if (!shape.contains("pattern") || left_out.contains(name)) continue;
      EXPECT_NO_THROW(aws::matches(shape["pattern"].get<std::string>(), "x")) << name;
      ++count;
    }
    for (const auto& [name, reason] : left_out.items())
      std::cout << "  " << service.folder << ": the pattern of " << name
                << " is not checked: " << reason << "\n";
  }
  EXPECT_GT(count, 30);
}

// Of ECS nothing is missing; of its neighbours there is what users of ECS need.
TEST(Conformance, Coverage) {
  constexpr std::size_t operations_of_ecs = 77;
  for (const Service& service : services()) {
    EXPECT_EQ(service.table.operations.size(), service.model["operations"].size());
    std::cout << "  " << service.table.name << ": " << service.table.operations.size()
              << " operations\n";
  }
  EXPECT_EQ(ecs::operations().operations.size(), operations_of_ecs);
}

// The gateway may search a table of names.
TEST(Conformance, OperationsAreSortedByName) {
  for (const Service& service : services()) {
    if (!is_aws(service)) continue;
    EXPECT_TRUE(std::ranges::is_sorted(service.table.operations, {}, &Operation::name))
        << service.folder;
  }
}

}  // namespace
}  // namespace localecs::services

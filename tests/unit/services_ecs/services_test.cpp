// CreateService and UpdateService: what ECS refuses, of each kind of service, in both operations.
#include <gmock/gmock.h>

#include "api.hpp"

namespace localecs::services::ecs {
namespace {

using testing::HasSubstr;

constexpr const char* kInvalid = "InvalidParameterException: ";

// A member of the request and what ECS says to it.
struct Refused {
  const char* members;
  std::string error;
};

struct Services : testing::Test {
  Api api;

  Services() { api("RegisterTaskDefinition", small_definition()); }

  static json replica() { return {{"taskDefinition", "web"}, {"desiredCount", 1}}; }
  static json daemon() { return {{"taskDefinition", "web"}, {"schedulingStrategy", "DAEMON"}}; }
  static json external() { return {{"deploymentController", {{"type", "EXTERNAL"}}}}; }

  std::string create(json input, const json& more = json::object()) {
    input["serviceName"] = "s";
    input.update(more);
    return api.error("CreateService", input);
  }
  std::string update(json input) {
    input["service"] = "s";
    return api.error("UpdateService", input);
  }
  json shown() { return api("DescribeServices", {{"services", {"s"}}}).at("services").at(0); }

  // Each row in both operations.
  void expect_refused(const json& service, const std::vector<Refused>& rows) {
    for (const Refused& row : rows)
      EXPECT_EQ(create(service, json::parse(row.members)), row.error) << row.members;
    ASSERT_EQ(create(service), "");
    const json before = shown();
    for (const Refused& row : rows)
      EXPECT_EQ(update(json::parse(row.members)), row.error) << row.members;
    EXPECT_EQ(shown(), before) << "nothing of what was refused is held";
  }
};

std::vector<Refused> bad_placements() {
  const std::string invalid = kInvalid;
  return {
      {R"({"placementStrategy": [{"type": "spread"}]})", invalid + "spread field '' is invalid."},
      {R"({"placementStrategy": [{"type": "binpack", "field": "disk"}]})",
       invalid + "binpack field 'disk' is invalid."},
      {R"({"placementStrategy": [{"type": "random", "field": "cpu"}]})",
       invalid + "random field should not be specified."},
      {R"({"placementStrategy": [{"type": "random"}, {"type": "random"}, {"type": "random"},
                                 {"type": "random"}, {"type": "random"}, {"type": "random"}]})",
       invalid + "Maximum number of strategies is 5."},
      {R"({"placementConstraints": [{"type": "distinctInstance", "expression": "a"}]})",
       invalid + "distinctInstance expression should not be specified."},
      {R"({"placementConstraints": [{"type": "memberOf", "expression": "attribute:a =="}]})",
       invalid + "Invalid expression: a value is expected, not the end (at position 14 of "
                 "'attribute:a ==')."},
  };
}

TEST_F(Services, PlacementIsCheckedForReplicas) {
  expect_refused(replica(), bad_placements());
}
TEST_F(Services, PlacementIsCheckedForTaskSets) {
  expect_refused(external(), bad_placements());
}

}  // namespace
}  // namespace localecs::services::ecs

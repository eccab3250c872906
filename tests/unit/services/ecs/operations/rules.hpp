// A table of rules: each changes a valid task definition and says what ECS answers to that.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "api.hpp"

namespace localecs::services::ecs {

struct Rule {
  // JSON pointers and what to put there; "container/" stands for the first container.
  std::vector<std::pair<std::string, json>> changes;
  std::string message;  // of the ClientException; empty: still valid
};

inline json changed(json definition, const Rule& rule) {
  for (const auto& [path, value] : rule.changes) {
    static const std::string first = "container/";
    const std::string pointer =
        path.starts_with(first) ? "containerDefinitions/0/" + path.substr(first.size()) : path;
    definition[json::json_pointer("/" + pointer)] = value;
  }
  return definition;
}

inline void check(const json& definition, const std::vector<Rule>& rules) {
  Api api;
  EXPECT_EQ(api.error("RegisterTaskDefinition", definition), "");
  for (const Rule& rule : rules) {
    const json input = changed(definition, rule);
    const std::string expected = rule.message.empty() ? "" : "ClientException: " + rule.message;
    EXPECT_EQ(api.error("RegisterTaskDefinition", input), expected) << input;
  }
}

// An essential "app" beside an optional "side", on a bridge.
inline json pair_definition() {
  return json::parse(R"({"family": "web", "volumes": [{"name": "data"}], "containerDefinitions": [
      {"name": "app", "image": "nginx", "memory": 64},
      {"name": "side", "image": "busybox", "memory": 64, "essential": false}]})");
}

}  // namespace localecs::services::ecs

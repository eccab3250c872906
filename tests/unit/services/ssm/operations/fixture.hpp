// A Parameter Store of its own for each test.
#pragma once

#include <localecs/services/ssm.hpp>

#include <nlohmann/json.hpp>

#include "unit/services/service_api.hpp"

namespace localecs::services::ssm {

class Ssm : public testing::Test {
 protected:
  json put(const std::string& name, const std::string& value = "v", const json& more = {}) {
    json input{{"Name", name}, {"Value", value}, {"Type", "String"}};
    if (!more.is_null()) input.update(more);
    return api("PutParameter", input);
  }
  json get(const std::string& name) { return api("GetParameter", {{"Name", name}})["Parameter"]; }

  ServiceApi api{operations()};
  const std::string prefix = "arn:aws:ssm:us-east-1:" + account + ":parameter/";
};

// The names in a list of parameters.
inline std::vector<std::string> names(const json& parameters) {
  std::vector<std::string> all;
  for (const json& one : parameters) all.push_back(one["Name"]);
  return all;
}

}  // namespace localecs::services::ssm

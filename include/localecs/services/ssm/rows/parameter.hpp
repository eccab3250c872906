// A parameter of SSM Parameter Store with its versions.
#pragma once

#include <localecs/aws/ecs/tag.hpp>
#include <localecs/base/time.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace localecs::state {

struct ParameterVersion {
  std::string value;
  std::string type;  // String, StringList, SecureString
  std::string description, key_id, data_type = "text", tier = "Standard", allowed_pattern;
  TimePoint modified_at{};
  std::string modified_by;  // ARN
  std::set<std::string> labels;
};

struct Parameter {
  std::string arn;
  std::string name;
  std::map<int, ParameterVersion> versions;  // never empty; the highest is the current one
  std::vector<aws::ecs::Tag> tags;
};

}  // namespace localecs::state

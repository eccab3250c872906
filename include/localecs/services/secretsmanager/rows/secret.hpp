// A secret of Secrets Manager with its versions.
#pragma once

#include <localecs/aws/ecs/tag.hpp>
#include <localecs/base/time.hpp>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace localecs::state {

struct SecretVersion {
  std::string id;
  std::optional<std::string> text;
  std::optional<std::string> binary;  // bytes
  std::set<std::string> stages;       // AWSCURRENT, AWSPREVIOUS, ...
  TimePoint created_at{};
  std::optional<TimePoint> accessed_at;
};

struct Secret {
  std::string arn;  // ...:secret:<name>-<6 characters>
  std::string name;
  std::string description, key_id;
  std::vector<SecretVersion> versions;  // oldest first
  std::vector<aws::ecs::Tag> tags;
  bool was_tagged = false;  // DescribeSecret shows an empty list once the last tag is gone
  TimePoint created_at{}, changed_at{};
  std::optional<TimePoint> accessed_at, deleted_at;  // deleted_at: when the deletion was asked for
  int recovery_days = 30;
  std::string resource_policy;
};

}  // namespace localecs::state

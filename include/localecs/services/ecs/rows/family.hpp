// A task definition family with its revisions.
#pragma once

#include <localecs/aws/ecs/tag.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/base/time.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace localecs::state {

struct Revision {
  std::shared_ptr<const aws::ecs::TaskDefinition>
      registered;  // immutable: tasks and deployments share it
  aws::ecs::TaskDefinitionStatus status = aws::ecs::TaskDefinitionStatus::ACTIVE;
  std::optional<TimePoint> deregistered_at, delete_requested_at;
  std::vector<aws::ecs::Tag> tags;
};

// All revisions of one task definition family. As in ECS, a revision's number is never used again,
// not even after its deletion.
struct Family {
  std::string arn_prefix;  // ".../task-definition/web": a revision's ARN without ":3"
  std::string name;
  int last_revision = 0;
  std::map<int, Revision> revisions;
};

}  // namespace localecs::state

// DescribeTaskDefinition, and the look of a revision that its neighbours share.
#include <localecs/aws/ecs/describe_task_definition.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/services/ecs/rows/family.hpp>
#include <localecs/services/operation.hpp>

#include "operations/shared/common.hpp"
#include "task_definition_view.hpp"

namespace localecs::services::ecs {

TaskDefinition view_of(const state::Revision& revision) {
  TaskDefinition view = *revision.registered;
  view.status = revision.status;
  view.deregisteredAt = revision.deregistered_at;
  view.deleteRequestedAt = revision.delete_requested_at;
  return view;
}

aws::Error no_task_definition() {
  return client_error("Unable to describe task definition.");
}

DescribeTaskDefinitionResponse describe_task_definition(
    Call& call, const DescribeTaskDefinitionRequest& input) {
  const FoundRevision found = find_revision(call, input.taskDefinition);
  if (!found) throw no_task_definition();
  DescribeTaskDefinitionResponse answer{.taskDefinition = view_of(*found.revision)};
  if (includes(input.include, TaskDefinitionField::TAGS)) answer.tags = found.revision->tags;
  return answer;
}

}  // namespace localecs::services::ecs

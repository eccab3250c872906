// DeregisterTaskDefinition and DeleteTaskDefinitions: ACTIVE -> INACTIVE -> DELETE_IN_PROGRESS. The
// loop erases a revision once nothing runs it any more.
#include <localecs/aws/ecs/delete_task_definitions.hpp>
#include <localecs/aws/ecs/deregister_task_definition.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/family.hpp>
#include <localecs/services/ecs/rows/task_definition_reference.hpp>
#include <localecs/services/operation.hpp>

#include "operations/shared/common.hpp"
#include "task_definition_view.hpp"

namespace localecs::services::ecs {
namespace {

constexpr std::size_t kMostDeletions = 10;

state::Revision& to_modify(Call& call, const FoundRevision& found) {
  return call.state[ecs::families].modify(found.family->arn_prefix)->revisions.at(found.number);
}

// Why the revision cannot be deleted; empty when it can.
std::string refusal(Call& call, const std::string& name) {
  const auto reference = state::parse_revision_reference(name);
  if (!reference || !to_number(reference->revision.value_or("")))
    return "The specified task definition identifier is invalid. Specify a valid name or ARN and "
           "try again.";
  const FoundRevision found = find_revision(call, name);
  if (!found)
    return "The specified task definition does not exist. Specify a valid account, family, "
           "revision and try again.";
  if (found.revision->status == TaskDefinitionStatus::ACTIVE)
    return "The specified task definition is still in ACTIVE status. Please deregister the target "
           "and try again.";
  return {};
}

}  // namespace

DeregisterTaskDefinitionResponse deregister_task_definition(
    Call& call, const DeregisterTaskDefinitionRequest& input) {
  const auto reference = state::parse_revision_reference(input.taskDefinition);
  if (!reference) throw no_task_definition();
  const std::string number = reference->revision.value_or("");
  if (number.empty()) throw client_error("Revision is missing.");
  if (to_number(number).value_or(0) < 1)
    throw invalid_parameter("Invalid revision number. Number: " + number);
  const FoundRevision found = find_revision(call, input.taskDefinition);
  if (!found) throw no_task_definition();
  state::Revision& revision = to_modify(call, found);
  if (revision.status == TaskDefinitionStatus::ACTIVE) {
    revision.status = TaskDefinitionStatus::INACTIVE;
    revision.deregistered_at = call.now;
  }
  return {view_of(revision)};
}

DeleteTaskDefinitionsResponse delete_task_definitions(Call& call,
                                                      const DeleteTaskDefinitionsRequest& input) {
  if (input.taskDefinitions.empty())
    throw invalid_parameter("size of TaskDefinition references list must be greater than 0");
  if (input.taskDefinitions.size() > kMostDeletions)
    throw invalid_parameter("Size of TaskDefinition references list cannot exceed 10");
  DeleteTaskDefinitionsResponse answer{.failures{{}}, .taskDefinitions{{}}};
  for (const std::string& name : input.taskDefinitions) {
    std::string reason = refusal(call, name);
    if (!reason.empty()) {
      answer.failures->push_back({.arn = name, .reason = std::move(reason)});
      continue;
    }
    state::Revision& revision = to_modify(call, find_revision(call, name));
    revision.status = TaskDefinitionStatus::DELETE_IN_PROGRESS;
    if (!revision.delete_requested_at) revision.delete_requested_at = call.now;
    answer.taskDefinitions->push_back(view_of(revision));
  }
  return answer;
}

}  // namespace localecs::services::ecs

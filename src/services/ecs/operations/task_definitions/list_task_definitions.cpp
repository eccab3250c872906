// ListTaskDefinitions and ListTaskDefinitionFamilies.
#include <localecs/aws/ecs/list_task_definition_families.hpp>
#include <localecs/aws/ecs/list_task_definitions.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/family.hpp>
#include <localecs/services/operation.hpp>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {
namespace {

bool has_status(const state::Family& family, TaskDefinitionStatus status) {
  return std::ranges::any_of(family.revisions,
                             [&](const auto& row) { return row.second.status == status; });
}

bool is_listed(const state::Family& family, TaskDefinitionFamilyStatus wanted) {
  const bool active = has_status(family, TaskDefinitionStatus::ACTIVE);
  const bool inactive = has_status(family, TaskDefinitionStatus::INACTIVE);
  switch (wanted) {
    case TaskDefinitionFamilyStatus::ACTIVE:
      return active;
    case TaskDefinitionFamilyStatus::INACTIVE:
      return inactive && !active;
    case TaskDefinitionFamilyStatus::ALL:
      break;
  }
  return active || inactive;
}

}  // namespace

// By family, then by revision as a number; DESC turns both round. familyPrefix is a whole family
// name here, whatever it is called.
ListTaskDefinitionsResponse list_task_definitions(Call& call,
                                                  const ListTaskDefinitionsRequest& input) {
  const auto status = input.status.value_or(TaskDefinitionStatus::ACTIVE);
  const std::string& family_name = input.familyPrefix.value_or("");
  std::vector<std::string> arns;
  call.state[ecs::families].visit_prefix(call.scope.arn("task-definition/"),
                                         [&](const state::Family& family) {
                                           if (!family_name.empty() && family.name != family_name)
                                             return;
                                           for (const auto& [number, revision] : family.revisions)
                                             if (revision.status == status)
                                               arns.push_back(revision_arn(family, number));
                                         });
  if (input.sort == SortOrder::DESC) std::ranges::reverse(arns);
  Page page = page_of(std::move(arns), input.maxResults, input.nextToken, 100);
  return {.nextToken = std::move(page.next_token), .taskDefinitionArns = std::move(page.items)};
}

ListTaskDefinitionFamiliesResponse list_task_definition_families(
    Call& call, const ListTaskDefinitionFamiliesRequest& input) {
  const auto status = input.status.value_or(TaskDefinitionFamilyStatus::ALL);
  const std::string prefix = input.familyPrefix.value_or("");
  std::vector<std::string> names;
  call.state[ecs::families].visit_prefix(call.scope.arn("task-definition/" + prefix),
                                         [&](const state::Family& family) {
                                           if (is_listed(family, status))
                                             names.push_back(family.name);
                                         });
  Page page = page_of(std::move(names), input.maxResults, input.nextToken, 100);
  return {.families = std::move(page.items), .nextToken = std::move(page.next_token)};
}

}  // namespace localecs::services::ecs

// DescribeDaemonTaskDefinition, ListDaemonTaskDefinitions and DeleteDaemonTaskDefinition: ACTIVE ->
// DELETE_IN_PROGRESS -> DELETED. The loop takes the last step once nothing runs it any more.
#include <localecs/aws/ecs/delete_daemon_task_definition.hpp>
#include <localecs/aws/ecs/describe_daemon_task_definition.hpp>
#include <localecs/aws/ecs/list_daemon_task_definitions.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/services/ecs/rows/task_definition_reference.hpp>
#include <localecs/services/operation.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>

#include "daemon_lookup.hpp"

namespace localecs::services::ecs {
namespace {

using Status = DaemonTaskDefinitionStatus;

bool is_asked_for(const ListDaemonTaskDefinitionsRequest& input,
                  const state::DaemonTaskDefinitionRevision& revision) {
  using Filter = DaemonTaskDefinitionStatusFilter;
  switch (input.status.value_or(Filter::ACTIVE)) {
    case Filter::ACTIVE:
      return revision.shown.status == Status::ACTIVE;
    case Filter::DELETE_IN_PROGRESS:
      return revision.shown.status == Status::DELETE_IN_PROGRESS;
    case Filter::ALL:
      break;
  }
  return true;
}

bool is_asked_for(const ListDaemonTaskDefinitionsRequest& input,
                  const state::DaemonFamily& family) {
  if (input.family && !input.family->empty() && family.name != *input.family) return false;
  return family.name.starts_with(input.familyPrefix.value_or(""));
}

DaemonTaskDefinitionSummary summary_of(const DaemonTaskDefinition& shown) {
  return {.arn = shown.daemonTaskDefinitionArn,
          .deleteRequestedAt = shown.deleteRequestedAt,
          .registeredAt = shown.registeredAt,
          .registeredBy = shown.registeredBy,
          .status = shown.status};
}

}  // namespace

DescribeDaemonTaskDefinitionResponse describe_daemon_task_definition(
    Call& call, const DescribeDaemonTaskDefinitionRequest& input) {
  const FoundDaemonRevision found = find_daemon_revision(call, input.daemonTaskDefinition);
  if (!found) throw no_daemon_task_definition();
  return {found.revision->shown};
}

// By family, then by revision as a number; DESC turns both round.
ListDaemonTaskDefinitionsResponse list_daemon_task_definitions(
    Call& call, const ListDaemonTaskDefinitionsRequest& input) {
  std::vector<std::string> arns;
  call.state[ecs::daemon_families].visit_prefix(
      call.scope.arn("daemon-task-definition/"), [&](const state::DaemonFamily& family) {
        if (!is_asked_for(input, family)) return;
        const std::size_t before = arns.size();
        for (const auto& [number, revision] : family.revisions)
          if (is_asked_for(input, revision))
            arns.push_back(*revision.shown.daemonTaskDefinitionArn);
        if (input.revision && arns.size() > before)
          arns.erase(arns.begin() + static_cast<std::ptrdiff_t>(before), arns.end() - 1);
      });
  if (input.sort == SortOrder::DESC) std::ranges::reverse(arns);
  Page page = page_of(std::move(arns), input.maxResults, input.nextToken, 100);
  ListDaemonTaskDefinitionsResponse answer{
      .daemonTaskDefinitions = std::vector<DaemonTaskDefinitionSummary>{},
      .nextToken = std::move(page.next_token)};
  for (const std::string& arn : page.items)
    answer.daemonTaskDefinitions->push_back(
        summary_of(find_daemon_revision(call, arn).revision->shown));
  return answer;
}

// Daemons that run the revision go on running it.
DeleteDaemonTaskDefinitionResponse delete_daemon_task_definition(
    Call& call, const DeleteDaemonTaskDefinitionRequest& input) {
  const auto named =
      state::parse_revision_reference(input.daemonTaskDefinition, "daemon-task-definition/");
  if (named && named->revision.value_or("").empty()) throw client_error("Revision is missing.");
  const FoundDaemonRevision found = find_daemon_revision(call, input.daemonTaskDefinition);
  if (!found) throw no_daemon_task_definition();
  if (found.revision->shown.status != Status::ACTIVE)
    throw client_error("The specified daemon task definition is already being deleted.");
  auto& revision =
      call.state[ecs::daemon_families].modify(found.family->arn_prefix)->revisions.at(found.number);
  revision.delete_requested_at = revision.shown.deleteRequestedAt = call.now;
  revision.shown.status = Status::DELETE_IN_PROGRESS;
  return {revision.shown.daemonTaskDefinitionArn};
}

}  // namespace localecs::services::ecs

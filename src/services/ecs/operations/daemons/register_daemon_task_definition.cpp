// RegisterDaemonTaskDefinition: always a new revision. The rules are those of task definitions.
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/register_daemon_task_definition.hpp>
#include <localecs/aws/ecs/register_task_definition.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/operation.hpp>

#include "daemon_task_definition_translation.hpp"
#include "operations/shared/common.hpp"
#include "operations/task_definitions/forbidden_powers.hpp"
#include "operations/task_definitions/task_definition_capabilities.hpp"
#include "operations/task_definitions/task_definition_defaults.hpp"
#include "operations/task_definitions/task_definition_validation.hpp"

namespace localecs::services::ecs {
namespace {

state::DaemonFamily& family_of(Call& call, const std::string& name) {
  const std::string prefix = call.scope.arn("daemon-task-definition/" + name);
  if (state::DaemonFamily* known = call.state[ecs::daemon_families].modify(prefix)) return *known;
  return call.state[ecs::daemon_families].put(
      prefix, state::DaemonFamily{.arn_prefix = prefix, .name = name, .revisions = {}});
}

}  // namespace

RegisterDaemonTaskDefinitionResponse register_daemon_task_definition(
    Call& call, const RegisterDaemonTaskDefinitionRequest& input) {
  const RegisterTaskDefinitionRequest ordinary = as_task_definition(input);
  validate(ordinary);
  if (input.tags && input.tags->empty()) throw client_error("Tags can not be empty.");
  if (input.tags) check_tags(*input.tags);
  TaskDefinition definition = with_defaults(ordinary);
  check_powers(definition, call.state);
  state::DaemonFamily& family = family_of(call, input.family);
  definition.revision = ++family.last_revision;
  definition.taskDefinitionArn = family.arn_prefix + ":" + std::to_string(*definition.revision);
  definition.compatibilities = {Compatibility::MANAGED_INSTANCES};
  definition.requiresAttributes = required_attributes_of(ordinary);
  definition.status = TaskDefinitionStatus::ACTIVE;
  definition.registeredAt = call.now;
  definition.registeredBy = call.caller_arn;
  auto& row = family.revisions[*definition.revision];
  row.shown = shown_definition(input, definition);
  row.tags = input.tags.value_or(std::vector<Tag>{});
  row.definition = std::make_shared<const TaskDefinition>(std::move(definition));
  return {row.shown.daemonTaskDefinitionArn};
}

}  // namespace localecs::services::ecs

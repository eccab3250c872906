// RegisterTaskDefinition: always a new revision, even of identical content.
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/register_task_definition.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/family.hpp>
#include <localecs/services/operation.hpp>

#include "forbidden_powers.hpp"
#include "operations/shared/common.hpp"
#include "task_definition_capabilities.hpp"
#include "task_definition_defaults.hpp"
#include "task_definition_revision.hpp"
#include "task_definition_validation.hpp"

namespace localecs::services::ecs {
namespace {

std::string family_arn(const Call& call, const std::string& name) {
  return call.scope.arn("task-definition/" + name);
}

state::Family& family_of(Call& call, const std::string& name) {
  const std::string prefix = family_arn(call, name);
  if (state::Family* known = call.state[ecs::families].modify(prefix)) return *known;
  return call.state[ecs::families].put(prefix, state::Family{.arn_prefix = prefix, .name = name});
}

}  // namespace

std::shared_ptr<const TaskDefinition> checked_revision(Call& call,
                                                       const RegisterTaskDefinitionRequest& input) {
  validate(input);
  if (input.tags && input.tags->empty()) throw client_error("Tags can not be empty.");
  if (input.tags) check_tags(*input.tags);
  const std::string prefix = family_arn(call, input.family);
  const state::Family* family = call.state[ecs::families].find(prefix);
  TaskDefinition definition = with_defaults(input);
  check_powers(definition, call.state);
  definition.compatibilities = compatibilities_of(input);
  definition.requiresAttributes = required_attributes_of(input);
  definition.revision = family ? family->last_revision + 1 : 1;
  definition.taskDefinitionArn = prefix + ":" + std::to_string(*definition.revision);
  definition.status = TaskDefinitionStatus::ACTIVE;
  definition.registeredAt = call.now;
  definition.registeredBy = call.caller_arn;
  return std::make_shared<const TaskDefinition>(std::move(definition));
}

void add_revision(Call& call, std::shared_ptr<const TaskDefinition> definition,
                  std::vector<Tag> tags) {
  state::Family& family = family_of(call, *definition->family);
  family.last_revision = *definition->revision;
  family.revisions[family.last_revision] = {.registered = std::move(definition),
                                            .tags = std::move(tags)};
}

RegisterTaskDefinitionResponse register_task_definition(
    Call& call, const RegisterTaskDefinitionRequest& input) {
  const auto definition = checked_revision(call, input);
  add_revision(call, definition, input.tags.value_or(std::vector<Tag>()));
  return {.tags = input.tags, .taskDefinition = *definition};
}

}  // namespace localecs::services::ecs

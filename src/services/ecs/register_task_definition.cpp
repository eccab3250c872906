// RegisterTaskDefinition: always a new revision, even of identical content.
#include "common.hpp"
#include "operations.hpp"
#include "task_definition_capabilities.hpp"
#include "task_definition_defaults.hpp"
#include "task_definition_validation.hpp"

namespace localecs::services::ecs {
namespace {

state::Family& family_of(Call& call, const std::string& name) {
  const std::string prefix = call.scope.arn("task-definition/" + name);
  if (state::Family* known = call.state.families.modify(prefix)) return *known;
  return call.state.families.put(prefix, state::Family{.arn_prefix = prefix, .name = name});
}

TaskDefinition make_definition(const Call& call, const RegisterTaskDefinitionRequest& input,
                               const state::Family& family, int number) {
  TaskDefinition definition = with_defaults(input);
  definition.compatibilities = compatibilities_of(input);
  definition.requiresAttributes = required_attributes_of(input);
  definition.taskDefinitionArn = revision_arn(family, number);
  definition.revision = number;
  definition.status = TaskDefinitionStatus::ACTIVE;
  definition.registeredAt = call.now;
  definition.registeredBy = call.caller_arn;
  return definition;
}

}  // namespace

RegisterTaskDefinitionResponse register_task_definition(
    Call& call, const RegisterTaskDefinitionRequest& input) {
  validate(input);
  if (input.tags && input.tags->empty()) throw client_error("Tags can not be empty.");
  if (input.tags) check_tags(*input.tags);
  state::Family& family = family_of(call, input.family);
  const int number = ++family.last_revision;
  auto definition =
      std::make_shared<const TaskDefinition>(make_definition(call, input, family, number));
  family.revisions[number] = {.registered = definition,
                              .tags = input.tags.value_or(std::vector<Tag>())};
  return {.tags = input.tags, .taskDefinition = *definition};
}

}  // namespace localecs::services::ecs

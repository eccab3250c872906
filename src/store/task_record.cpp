// A CBOR array of two byte strings: the records of the definition and of the task, as the store's
// tables have them.
#include <localecs/store/task_record.hpp>

#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/aws/ecs/task_override.hpp>
#include <localecs/base/cbor.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/definitions.hpp>

#include <algorithm>

namespace localecs::store {

namespace {

// A copy without the containers' environment, which may hold secrets.
std::shared_ptr<const aws::ecs::TaskDefinition> without_variables(
    const aws::ecs::TaskDefinition& definition) {
  auto stripped = std::make_shared<aws::ecs::TaskDefinition>(definition);
  for (auto& container : *stripped->containerDefinitions)
    if (container.environment) container.environment->clear();
  return stripped;
}

void strip_variables(std::optional<aws::ecs::TaskOverride>& overrides) {
  if (!overrides || !overrides->containerOverrides) return;
  for (auto& container : *overrides->containerOverrides)
    if (container.environment) container.environment->clear();
}

}  // namespace

std::string task_record(const state::Task& task) {
  state::Task stripped = task;
  stripped.definition = without_variables(*task.definition);
  strip_variables(stripped.overrides);
  state::Definitions definitions;
  std::string row, both;
  state::write_task(stripped, definitions, row);
  cbor::Writer out(both);
  out.array(2);
  out.bytes(definitions.unsaved().front().second);
  out.bytes(row);
  return base64_encode(both);
}

state::Task read_task_record(std::string_view record) {
  const auto both = base64_decode(record);
  if (!both) throw cbor::Malformed("no base64");
  cbor::Reader in(*both);
  if (const auto head = in.head(); head.major != cbor::Major::array || head.value != 2)
    throw cbor::Malformed("not a task and its definition");
  state::Definitions definitions;
  definitions.restore(1, in.bytes());
  state::Task task = state::read_task(in.bytes(), definitions);
  if (!task.definition || !task.definition->containerDefinitions)
    throw cbor::Malformed("a task without a definition");
  for (const state::Container& container : task.containers)
    if (std::ranges::none_of(*task.definition->containerDefinitions,
                             [&](const auto& one) { return one.name == container.name; }))
      throw cbor::Malformed("a container without a definition");
  return task;
}

}  // namespace localecs::store

// Lists ECS's parts of the state, each with its way into the store.
#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/state/records.hpp>

#include "described.hpp"

namespace localecs::services::ecs {

namespace {

// Tasks are restored through TaskTable, which rebuilds its books.
void restore_task(state::State& state, const std::string&, std::string_view record,
                  const state::Definitions& definitions) {
  state[tasks].restore(state::take_record<state::Task>(record, definitions));
}

}  // namespace

std::span<const state::Part> parts() {
  static constexpr state::Part all[] = {
      state::stored_table<clusters>(),
      state::stored_table<families>(),
      state::stored_table<services>(),
      state::stored_table<service_deployments>(),
      state::stored_table<service_revisions>(),
      state::stored_part<tasks>(&state::write_row<tasks>, &restore_task),
      state::stored_table<instances>(),
      state::stored_table<capacity_providers>(),
      state::stored_table<daemon_families>(),
      state::stored_table<daemons>(),
      state::stored_table<daemon_deployments>(),
      state::stored_table<failed_zones>(),
      state::stored_table<account_settings>(),
      state::stored_table<tokens>(),
      state::stored_table<auto_scaling_groups>(),
      state::stored_table<pulled_images>(),
      state::memory_part<endpoints>(),
      state::memory_part<exec_sessions>(),
      state::lasting_part<hosts>(),
      state::lasting_part<settings>(),
      state::lasting_part<this_run>()};
  return all;
}

}  // namespace localecs::services::ecs

namespace localecs::state {

void write_task(const Task& task, Definitions& definitions, std::string& record) {
  put_record(record, task, definitions);
}

Task read_task(std::string_view record, const Definitions& definitions) {
  return take_record<Task>(record, definitions);
}

}  // namespace localecs::state

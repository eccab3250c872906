// Removes the folders that decide/firelens named and Docker filled. Links are not followed.
#include "router_folders.hpp"

#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>
#include <filesystem>

namespace localecs::app {
namespace {

namespace fs = std::filesystem;

// Removes the folder of one task. Files in it may belong to root: if we are not root, they stay.
void remove_folder(const state::State& state, std::string_view task_arn) {
  const std::string_view id = state::id_of(task_arn);
  // The ARN of an adopted task comes from its container's labels: an id such as "../.." must not
  // lead elsewhere.
  const bool is_name = !id.empty() && std::ranges::all_of(id, [](unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-';
  });
  if (!is_name || state[ecs::settings].work_folder.empty()) return;
  std::error_code ignored;
  fs::remove_all(fs::path(state[ecs::settings].work_folder) / "firelens" / id, ignored);
}

bool has_router(const state::Task& task) {
  return std::ranges::any_of(*task.definition->containerDefinitions, [](const auto& container) {
    return container.firelensConfiguration.has_value();
  });
}

}  // namespace

void remove_router_folder(const state::State& state, const effects::Effect& effect) {
  const auto* removal = std::get_if<effects::RemoveContainer>(&effect);
  if (!removal) return;
  const state::Task* task = state[ecs::tasks].find(removal->key.task_arn);
  if (!task || (task->is_stopped() && has_router(*task)))
    remove_folder(state, removal->key.task_arn);
}

void remove_router_folders(const state::State& state) {
  for (const auto& [arn, task] : state[ecs::tasks].rows())
    if (has_router(task)) remove_folder(state, arn);
}

}  // namespace localecs::app

// Collects the state of the engines, of the data directory and the numbers of rows.
#include "health.hpp"

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <nlohmann/json.hpp>

namespace localecs::app {
namespace {

using aws::Document;

Document shown(const state::Host& host, const std::string& where) {
  Document engine{{"connected", host.connected}, {"host", where}};
  if (host.connected)
    engine["version"] = host.engine_version;
  else
    engine["problem"] = host.problem;
  return engine;
}

Document data_directory(const Options& options, const Durability* durability) {
  if (!durability) return nullptr;
  Document shown{{"path", options.data_dir}};
  if (!durability->problem().empty()) shown["problem"] = durability->problem();
  return shown;
}

Document counts(const state::State& state) {
  std::size_t running = 0, pending = 0;
  for (const auto& [arn, task] : state[ecs::tasks].rows()) {
    running += task.last_status == state::TaskStatus::RUNNING;
    pending += task.last_status < state::TaskStatus::RUNNING;
  }
  return {{"clusters", state[ecs::clusters].size()},
          {"services", state[ecs::services].size()},
          {"tasks", state[ecs::tasks].size()},
          {"runningTasks", running},
          {"pendingTasks", pending}};
}

}  // namespace

Document health(const Options& options, const state::State& state, const Durability* durability) {
  const state::Host& host = state[ecs::hosts].own;
  Document elsewhere = Document::array();
  for (const auto& [where, other] : state[ecs::hosts].others)
    elsewhere.push_back(shown(other, where));
  return {{"status", host.connected ? "ok" : "waiting for the engine"},
          {"version", LOCALECS_VERSION},
          {"docker", shown(host, options.engine == "docker" ? options.docker : "simulated")},
          {"furtherEngines", elsewhere},
          {"dataDirectory", data_directory(options, durability)},
          {"counts", counts(state)}};
}

}  // namespace localecs::app

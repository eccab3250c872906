// POST /containers/{id}/stop and DELETE /containers/{id}.
#include "stop_and_remove.hpp"

#include "exits.hpp"

namespace localecs::docker {

using effects::Problem;
using effects::Removed;
using effects::Stopped;

namespace {

std::string whole_seconds(Duration time) {
  return std::to_string(std::chrono::ceil<std::chrono::seconds>(time).count());
}

// A 409 "removal ... already in progress" counts as removed: the Engine is at it, and it will not
// fail for our sake.
bool is_removed(const Answer& answer) {
  if (!answer.problem || answer.status == kNotFound) return true;
  return answer.status == kConflict && answer.body.find("already in progress") != std::string::npos;
}

}  // namespace

void stop_container(Workshop& shop, const effects::StopContainer& effect) {
  const auto path = "/containers/" + effect.runtime_id + "/stop?t=" + whole_seconds(effect.timeout);
  shop.api.ask(
      {"POST", path, "stopped", effect.timeout + shop.options.stop_timeout},
      [&shop, key = effect.key, id = effect.runtime_id](Answer answer) {
        if (answer.status == kNotFound) answer.problem->kind = Problem::Kind::vanished;
        if (answer.problem) return shop.report(Stopped{key, answer.problem});
        ensure_exit_reported(shop, key, id, [&shop, key] { shop.report(Stopped{key, {}}); });
      });
}

void remove_by_force(EngineLink& link, const std::string& runtime_id,
                     std::function<void(std::optional<Problem>)> done) {
  link.api.ask({"DELETE", "/containers/" + runtime_id + "?force=1&v=1", "removed",
                link.options.remove_timeout},
               [done = std::move(done)](const Answer& answer) {
                 done(is_removed(answer) ? std::nullopt : answer.problem);
               });
}

void remove_container(Workshop& shop, const effects::RemoveContainer& effect, Finished finished) {
  remove_by_force(shop, effect.runtime_id,
                  [&shop, key = effect.key, finished = std::move(finished)](const auto& problem) {
                    if (!problem) shop.task_cgroups.leave(key);
                    shop.report(Removed{key, problem});
                    finished();
                  });
}

}  // namespace localecs::docker

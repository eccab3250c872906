// Readings of running containers: from this machine's own files where they are the Engine's, from
// the Engine otherwise.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "cgroup_stats.hpp"
#include "engine/alive_guard.hpp"
#include "engine/engine_link.hpp"

namespace localecs::docker {

class StatsCache {
 public:
  using Done = std::function<void(std::string)>;

  explicit StatsCache(EngineLink& link, StatsRoots roots = {})
      : link_(link), roots_(std::move(roots)) {}

  // `done` gets JSON in the shape of GET /containers/{id}/stats, or an empty text; later, never
  // from inside this call.
  void read(const std::string& id, Done done);
  void forget(const std::string& id) { known_.erase(id); }

 private:
  using Time = std::chrono::system_clock::time_point;

  static Json no_cpu();  // before the first reading
  // What cpu_stats said, and when: the next reading's precpu_stats.
  struct Reading {
    Time at{};
    Json cpu = no_cpu();
  };
  struct Known {
    StatsSubject subject;
    Reading newest, before;
    std::string answer;  // the Engine's newest
    std::chrono::steady_clock::time_point answered_at{};
    std::vector<Done> waiting;  // for the Engine
  };

  // Reads this machine's own files and answers `done`, soon. False where they cannot be read.
  bool read_here(Known& known, const Done& done);
  void on_inspected(const std::string& id, const Answer& answer);
  void ask_engine(const std::string& id);
  void answer_all(const std::string& id, const std::string& json);
  void soon(Done done, std::string json);

  EngineLink& link_;
  const StatsRoots roots_;
  std::map<std::string, Known> known_;  // by the Engine's id
  AliveGuard alive_;
};

}  // namespace localecs::docker

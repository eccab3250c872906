// Hears what passes between the loop and the engine, and says where the order of things was not
// kept. It knows a task only from its definition and from what the engine told, never from what the
// deciders wrote down.
#pragma once

#include <localecs/aws/ecs/container_dependency.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <map>
#include <string>
#include <vector>

#include "world.hpp"

namespace localecs::tests {

class Witness {
 public:
  explicit Witness(World& world);

  const std::vector<std::string>& broken() const { return broken_; }

 private:
  // One container, as far as the engine has told.
  struct Told {
    bool started = false, running = false, ended = false;
    bool heard = false;  // running: its start was answered, it was not only seen in a list
    bool given_up =
        false;             // it was said to have failed: what comes of it later is nobody's concern
    bool is_gone = false;  // ... and a list did not show it any more
    int exit_code = 0;
    state::HealthStatus health = state::HealthStatus::UNKNOWN;
    // An older list does not know. As the engine told it, which is not when the daemon heard of it:
    // that may have stood still meanwhile.
    TimePoint started_at{}, ended_at{};
  };
  struct TaskTold {
    std::map<std::string, Told> containers;
    bool sandbox_ready = false, sandbox_left_out = false;
    std::string sandbox_id;
    std::map<std::string, bool> volumes;  // by name: made
  };

  void asked(const effects::Effect& effect);
  void told(const effects::Observation& observation);
  void check_create(const effects::CreateContainer& create);
  void check_condition(const effects::ContainerKey& key,
                       const aws::ecs::ContainerDependency& dependency);
  void check_start(const effects::StartContainer& start);
  void check_stop(const effects::StopContainer& stop);
  void check_release(const effects::ReleaseSandbox& release);
  void take_list(const effects::EngineUp& up);
  void started(Told& container, bool heard);
  void ended(Told& container, int exit_code);
  void breaks(const effects::ContainerKey& key, const std::string& what);

  World& world_;
  std::map<std::string, TaskTold> tasks_;
  std::vector<std::string> broken_;
};

}  // namespace localecs::tests

// What must hold after every single step, whatever users and the engine do.
#pragma once

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <map>
#include <string>
#include <vector>

#include "world.hpp"

namespace localecs::tests {

// Looks at the world after each step and compares it with what it saw before. Each broken rule is
// one line of text.
class Safety {
 public:
  explicit Safety(World& world) : world_(world) {}

  void check();
  const std::vector<std::string>& broken() const { return broken_; }

 private:
  struct SeenContainer {
    state::ContainerStep step{};
    bool started = false;
  };
  struct Seen {
    state::TaskStatus status{};
    std::int64_t version = 0;
    bool should_run = true;
    bool spent = false;
    state::HealthStatus health{};
    std::vector<SeenContainer> containers;
    std::vector<std::string> digests;  // of the containers' images, as far as known before it
  };
  // One service's tasks, before and after a step.
  struct Count {
    int alive = 0;
    bool has_new = false;
    int healthy = 0;          // now
    int healthy_lost = 0;     // were healthy and ended by themselves
    int healthy_stopped = 0;  // were healthy and were stopped by the service scheduler
  };

  void check_tasks();
  void check_task(const state::Task& task);
  void check_rise(const state::Task& task, const Seen& before);
  void check_stopped(const state::Task& task);
  void check_images(const state::Task& task, const std::vector<std::string>& digests);
  void note_digests(const state::Service& service);
  std::vector<std::string> known_digests(const state::Task& task) const;
  void count(const state::Task& task, const Seen* before, Count& into) const;
  void check_services();
  void check_service_deployments();
  bool is_shifting(const state::Service& service) const;
  void check_instances();
  void check_indexes();
  void check_groups();
  void check_containers();
  bool is_healthy(const state::Task& task, state::TaskStatus status, state::HealthStatus health,
                  bool should_run) const;
  void breaks(std::string what) { broken_.push_back(std::move(what)); }

  World& world_;
  std::map<std::string, Seen> seen_;
  std::map<std::string, Count> counts_;       // by service ARN, of this step
  std::map<std::string, bool> was_shifting_;  // by service ARN, at the step before
  std::map<std::string, bool> over_;          // by service deployment ARN
  std::map<std::string, std::string>
      digests_;  // by deployment id and container, at the step before
  std::vector<std::string> broken_;
  TimePoint containers_checked_at_{};
};

// What must hold once users and engine have been quiet for long enough.
std::vector<std::string> unsettled(World& world);
// What the engine must not run: containers of tasks that are over, missing ones of tasks that run.
std::vector<std::string> leaks(World& world);
// What is there long after all that is over should have been forgotten and removed.
std::vector<std::string> leftovers(World& world);

}  // namespace localecs::tests

// What happened, as lines that an ECS user can read: small numbers instead of ids, times since the
// scenario's start.
#pragma once

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "simulation/world.hpp"

namespace localecs::tests {

class Chronicle {
 public:
  explicit Chronicle(World& world);

  // Notes what changed since it last looked: tasks that moved, events that were said.
  void look();
  // Notes every service and deployment that reads differently than at the last time.
  void review();
  void note(const std::string& text);
  // Notes what a function is invoked with.
  void tell(const effects::InvokeFunction& invocation);
  // Notes how far each container of a task has come.
  void show(int number);
  std::vector<std::string> take() { return std::exchange(lines_, {}); }

  // Replaces ids by numbers: "(task 2)", "ecs-svc/1", "(container-instance 1)".
  std::string plain(const std::string& text);
  const std::string& task_arn(int number) const;  // throws for a number not given yet
  int number_of(const std::string& arn);
  int image_number(const std::string& digest);

 private:
  struct Seen {
    state::TaskStatus status{};
    bool should_run = true;
    state::HealthStatus health{};
    int restarts = 0;
  };

  void name_deployment(const std::string& id);
  void look_at_tasks();
  void look_at_events();
  void look_at_rollouts();
  void look_at_daemons();
  void look_at_alarms();
  std::vector<std::string> news_of(const state::Task& task);
  std::string sorted_tasks(const std::string& text) const;

  World& world_;
  TimePoint start_;
  std::vector<std::string> lines_;
  std::vector<std::string> task_arns_;  // by number, from 1 on
  std::map<std::string, Seen> seen_;
  std::map<std::string, std::string> names_;       // ids as they stand in texts
  std::map<std::string, std::string> last_event_;  // ids, by service ARN
  std::map<std::string, std::vector<std::string>> reviewed_;
  std::map<std::string, std::string> rollouts_;  // what was noted last, by ARN
  std::map<std::string, int> images_;            // by digest
  int deployments_ = 0;
  std::map<std::string, std::size_t> daemon_deployments_;  // their numbers, by ARN
  std::set<std::string> daemons_;                          // names
};

}  // namespace localecs::tests

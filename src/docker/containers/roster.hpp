// What is known of each container of ours: from calls, events and lists, whichever came last.
#pragma once

#include <localecs/aws/ecs/task.hpp>
#include <localecs/effects/container_engine.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace localecs::docker {

class Roster {
 public:
  struct Entry {
    effects::Listed listed;
    aws::ecs::HealthStatus health = aws::ecs::HealthStatus::UNKNOWN;
    bool out_of_memory = false;  // the Engine spoke of it
    int last_words = 137;        // the exit code of a die event that is being looked into
    // A start is on its way, and an exit that has to wait until its outcome is told.
    bool starting = false;
    bool ran_since = false;  // since that start was begun
    std::optional<effects::Exited> exit;
    std::uint64_t changed = 0;
    bool gone = false;
    // When the run ended whose end an inspect has told, by the Engine's clock; empty: an event did.
    std::string end_seen;
  };

  Entry* find(const std::string& id);
  Entry& note(const std::string& id, const effects::ContainerKey& key, TimePoint created_at = {});
  void started(const std::string& id, const effects::ContainerKey& key);
  // Whether that is news: true once per run.
  bool ended(const std::string& id, int exit_code, bool out_of_memory);
  void removed(const std::string& id);
  // Whether that is news. since: a mark; what was heard after it counts more.
  bool has_health(const std::string& id, aws::ecs::HealthStatus health, std::uint64_t since);

  // A list is a picture of some moment after it was asked for: what has been heard since the mark
  // is as new, and counts.
  std::uint64_t mark() const { return changes_; }
  std::vector<effects::Listed> merge(std::vector<effects::Listed> list, std::uint64_t mark);

 private:
  std::map<std::string, Entry> entries_;  // by the Engine's id
  std::uint64_t changes_ = 0;
};

}  // namespace localecs::docker

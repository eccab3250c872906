// Knows each container of ours: the newest word from calls, events and lists.
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
    bool out_of_memory = false;  // an `oom` event has come for this run
    int died_with = 137;         // the exit code of a die event that is being looked into
    // True from the start's call until its outcome is reported. `exit` waits for that, so that
    // nobody hears of an exit before the start.
    bool starting = false;
    bool ran_since = false;  // the Engine has shown it running since that call
    std::optional<effects::Exited> exit;
    std::uint64_t changed = 0;  // the roster's mark() at the newest word on this container
    bool gone = false;          // removed; the row stays so that an older list cannot revive it
    // FinishedAt of a run whose exit we reported from an inspect, to ignore its late `die` event.
    // Empty: an event reported it.
    std::string seen_end;
  };

  // nullptr for a container that is not known or has been removed.
  Entry* find(const std::string& id);
  // The row of that container, made if there is none.
  Entry& note(const std::string& id, const effects::ContainerKey& key, TimePoint created_at = {});
  void note_started(const std::string& id, const effects::ContainerKey& key);
  // Notes the end of a run. True if that is news, which it is once per run: the caller reports it.
  bool note_ended(const std::string& id, int exit_code, bool out_of_memory);
  void note_removed(const std::string& id);
  // Notes what a list asked for at the mark `since` shows. True if it differs from what is known
  // and nothing newer has been heard.
  bool note_health(const std::string& id, aws::ecs::HealthStatus health, std::uint64_t since);

  // Taken before a list is asked for. The list shows some moment after that, so whatever events
  // have told since the mark may be newer: merge() prefers it to the list.
  std::uint64_t mark() const { return changes_; }
  std::vector<effects::Listed> merge(std::vector<effects::Listed> list, std::uint64_t mark);

 private:
  std::map<std::string, Entry> entries_;  // by the Engine's id
  std::uint64_t changes_ = 0;
};

}  // namespace localecs::docker

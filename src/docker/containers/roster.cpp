// Merges calls, events and lists into the newest word on every container.
#include "roster.hpp"

#include <localecs/aws/ecs/task.hpp>

#include <set>

namespace localecs::docker {

Roster::Entry* Roster::find(const std::string& id) {
  const auto found = entries_.find(id);
  return found == entries_.end() || found->second.gone ? nullptr : &found->second;
}

Roster::Entry& Roster::note(const std::string& id, const effects::ContainerKey& key,
                            TimePoint created_at) {
  const auto [place, is_new] = entries_.try_emplace(id);
  Entry& entry = place->second;
  if (is_new) {
    entry.listed.runtime_id = id;
    entry.listed.key = key;
    entry.listed.created_at = created_at;
    entry.changed = ++changes_;
  }
  return entry;
}

// A new run: what was known of the run before, its health above all, is void.
void Roster::note_started(const std::string& id, const effects::ContainerKey& key) {
  Entry& entry = note(id, key);
  entry.listed.running = entry.listed.ever_started = entry.ran_since = true;
  entry.out_of_memory = false;
  entry.health = aws::ecs::HealthStatus::UNKNOWN;
  entry.changed = ++changes_;
}

bool Roster::note_ended(const std::string& id, int exit_code, bool out_of_memory) {
  Entry* entry = find(id);
  if (!entry || !entry->listed.running) return false;
  entry->listed.running = false;
  entry->listed.exit_code = exit_code;
  entry->listed.out_of_memory = out_of_memory;
  entry->changed = ++changes_;
  return true;
}

// The row stays until a list confirms it: see merge().
void Roster::note_removed(const std::string& id) {
  const auto found = entries_.find(id);
  if (found == entries_.end()) return;
  found->second.gone = true;
  found->second.changed = ++changes_;
}

bool Roster::note_health(const std::string& id, aws::ecs::HealthStatus health,
                         std::uint64_t since) {
  Entry* entry = find(id);
  if (!entry || entry->changed > since || entry->health == health) return false;
  entry->health = health;
  entry->changed = ++changes_;
  return true;
}

// Rows that no event has touched since the mark become as the list shows them; the others stay.
// Gives back all containers that exist, and forgets the rest.
std::vector<effects::Listed> Roster::merge(std::vector<effects::Listed> list, std::uint64_t mark) {
  std::set<std::string> ids;
  for (auto& listed : list) {
    ids.insert(listed.runtime_id);
    Entry& entry = entries_[listed.runtime_id];
    if (entry.changed > mark) continue;  // an event is newer than this list
    entry.listed = listed;
    entry.gone = false;
  }
  std::vector<effects::Listed> merged;
  for (auto place = entries_.begin(); place != entries_.end();) {
    const Entry& entry = place->second;
    // A container that the list lacks and no event has named since no longer exists. One that is
    // being started is kept all the same: its row holds the exit that is still to be reported.
    const bool known = ids.contains(place->first) || entry.changed > mark;
    if (!known && !entry.starting) {
      place = entries_.erase(place);
      continue;
    }
    if (known && !entry.gone) {
      merged.push_back(entry.listed);
      // A restart is on its way: `ever_started` of the run before would read as "it has ended".
      if (entry.starting && !entry.ran_since) merged.back().ever_started = false;
    }
    ++place;
  }
  return merged;
}

}  // namespace localecs::docker

// Keeps two views of the waiting rows: by row, to move one to an earlier time, and by time.
#include <localecs/loop/loop.hpp>

#include <localecs/state/state.hpp>

namespace localecs {

void Work::wake(const state::Key& key, TimePoint at) {
  const auto [entry, is_new] = due_.try_emplace(key, at);
  if (!is_new) {
    if (entry->second <= at) return;
    queue_.erase({entry->second, key});
    entry->second = at;
  }
  queue_.emplace(at, key);
}

std::vector<state::Key> Work::take_due(TimePoint now, std::size_t most) {
  std::vector<state::Key> keys;
  while (!queue_.empty() && queue_.begin()->first <= now && keys.size() < most) {
    keys.push_back(queue_.begin()->second);
    due_.erase(keys.back());
    queue_.erase(queue_.begin());
  }
  return keys;
}

std::optional<TimePoint> Work::next() const {
  if (queue_.empty()) return std::nullopt;
  return queue_.begin()->first;
}

void Work::clear() {
  due_.clear();
  queue_.clear();
}

}  // namespace localecs

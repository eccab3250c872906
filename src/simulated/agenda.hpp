// Keeps what is to happen and when. Things due at the same time happen in the order they were
// noted.
#pragma once

#include <localecs/base/time.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace localecs::simulated {

class Agenda {
 public:
  void at(TimePoint when, std::function<void()> what) { entries_.emplace(when, std::move(what)); }

  std::optional<TimePoint> next_due() const {
    return entries_.empty() ? std::nullopt : std::optional(entries_.begin()->first);
  }

  // All that is noted is due at `when`, in the order that it had.
  void bring_forward_to(TimePoint when) {
    std::multimap<TimePoint, std::function<void()>> due;
    for (auto& [time, what] : entries_) due.emplace(std::min(time, when), std::move(what));
    entries_ = std::move(due);
  }

  // The next that is due, taken out; only to be called when there is one.
  std::pair<TimePoint, std::function<void()>> take() {
    auto node = entries_.extract(entries_.begin());
    return {node.key(), std::move(node.mapped())};
  }

 private:
  std::multimap<TimePoint, std::function<void()>> entries_;
};

}  // namespace localecs::simulated

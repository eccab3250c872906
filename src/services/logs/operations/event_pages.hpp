// How much one page of events holds.
#pragma once

#include <localecs/services/logs/rows/logs.hpp>

#include <cstddef>

namespace localecs::services::logs {

inline constexpr int kMostEventsInPage = 10'000;

// The room left on a page: at most `limit` events and about 1 MB, but always one event.
class PageRoom {
 public:
  explicit PageRoom(std::size_t limit) : events_(limit) {}
  // False: the event belongs on the next page.
  bool take(const state::LogEvent& event) {
    if (events_ == 0 || (taken_ > 0 && taken_ + event.message.size() > kMostBytes)) return false;
    --events_;
    taken_ += event.message.size() + 1;
    return true;
  }
  bool is_full() const { return events_ == 0; }

 private:
  static constexpr std::size_t kMostBytes = 1 << 20;
  std::size_t events_;
  std::size_t taken_ = 0;
};

}  // namespace localecs::services::logs

// Limits each caller's requests, as the ECS agent does: 40 a second, bursts of 60.
#pragma once

#include <localecs/base/time.hpp>

#include <map>
#include <string>
#include <string_view>

namespace localecs::metadata {

// Every caller has its own bucket, so a busy task cannot slow another down.
class RateLimit {
 public:
  // Counts a request. False if the caller has exceeded its rate: answer 429.
  bool admit(std::string_view caller, TimePoint now);

 private:
  struct Bucket {
    double left = 0;  // tokens
    TimePoint at{};   // when there were so many
  };
  void forget_idle(TimePoint now);

  std::map<std::string, Bucket, std::less<>> buckets_;
};

}  // namespace localecs::metadata

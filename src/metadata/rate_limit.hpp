// How often one caller may ask: the ECS agent's 40 requests a second, bursts of 60.
#pragma once

#include <localecs/base/time.hpp>

#include <map>
#include <string>
#include <string_view>

namespace localecs::metadata {

// Every caller has a bucket of its own, so a busy task disturbs no other.
class RateLimit {
 public:
  // Whether the caller may be answered now; counts it if so.
  bool admit(std::string_view caller, TimePoint now);

 private:
  struct Bucket {
    double left = 0;
    TimePoint at{};
  };
  void forget_idle(TimePoint now);

  std::map<std::string, Bucket, std::less<>> buckets_;
};

}  // namespace localecs::metadata

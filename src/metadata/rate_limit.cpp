// Token buckets: one token a request.
#include "rate_limit.hpp"

#include <algorithm>

namespace localecs::metadata {
namespace {

constexpr double kPerSecond = 40, kBurst = 60;
constexpr std::size_t kManyBuckets = 1000;  // from here on full ones are dropped

// The tokens in a bucket that held `left` tokens `passed` ago. Negative time adds none.
double refilled(double left, Duration passed) {
  const double seconds = std::max(0.0, static_cast<double>(passed.count()) / 1000);
  return std::min(kBurst, left + seconds * kPerSecond);
}

}  // namespace

bool RateLimit::admit(std::string_view caller, TimePoint now) {
  if (buckets_.size() >= kManyBuckets) forget_idle(now);
  auto found = buckets_.find(caller);
  if (found == buckets_.end())
    found = buckets_.emplace(std::string(caller), Bucket{kBurst, now}).first;
  Bucket& bucket = found->second;
  bucket.left = refilled(bucket.left, now - bucket.at);
  bucket.at = now;
  if (bucket.left < 1) return false;
  bucket.left -= 1;
  return true;
}

// A full bucket is as good as none: admit() makes new buckets full.
void RateLimit::forget_idle(TimePoint now) {
  std::erase_if(buckets_, [&](const auto& entry) {
    return refilled(entry.second.left, now - entry.second.at) >= kBurst;
  });
}

}  // namespace localecs::metadata

// Holds messages that came too early, within limits.
#include "incoming.hpp"

namespace localecs::exec {
namespace {

constexpr std::size_t kMostEarly = 256;             // messages
constexpr std::size_t kMostEarlyBytes = 256 << 10;  // of payload

}  // namespace

Incoming::Verdict Incoming::put(Frame frame) {
  if (frame.sequence < expected_ || early_.contains(frame.sequence)) return Verdict::repeated;
  // The expected message always has room: next() hands it out at once. So a full store drains.
  const bool is_expected = frame.sequence == expected_;
  const bool has_room =
      early_.size() < kMostEarly && early_bytes_ + frame.payload.size() <= kMostEarlyBytes;
  if (!is_expected && !has_room) return Verdict::refused;
  early_bytes_ += frame.payload.size();
  early_.emplace(frame.sequence, std::move(frame));
  return Verdict::taken;
}

std::optional<Frame> Incoming::next() {
  const auto first = early_.begin();
  if (first == early_.end() || first->first != expected_) return std::nullopt;
  Frame frame = std::move(first->second);
  early_.erase(first);
  early_bytes_ -= frame.payload.size();
  ++expected_;
  return frame;
}

}  // namespace localecs::exec

// Holding early messages, within bounds.
#include "incoming.hpp"

namespace localecs::exec {
namespace {

constexpr std::size_t most_early = 256;              // messages
constexpr std::size_t most_early_bytes = 256 << 10;  // of payload

}  // namespace

Incoming::Verdict Incoming::put(Frame frame) {
  if (frame.sequence < expected_ || early_.contains(frame.sequence)) return Verdict::repeated;
  // The expected one always has room: it leaves at once.
  const bool is_expected = frame.sequence == expected_;
  const bool has_room =
      early_.size() < most_early && early_bytes_ + frame.payload.size() <= most_early_bytes;
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

// Cuts output into frames, sends and repeats them. The repetitions are needed even on a good
// network: the real plugin drops frames that come before its session is set up, such as a first
// prompt.
#include "outgoing.hpp"

#include <algorithm>
#include <cmath>

namespace localecs::exec {
namespace {

constexpr std::size_t kPieceSize = 4096;  // bytes
// Unacknowledged bytes. Well below the client's limit of 10000 messages behind a missing one.
constexpr std::size_t kWindowBytes = 256 << 10;
// Frames in flying_. It limits memory: while the oldest is missing, the ones behind it are kept
// even if they are acknowledged.
constexpr std::size_t kMostFlying = 256;
// Only so many of the oldest frames are repeated: the later ones have usually arrived, and their
// acknowledgements are on the way.
constexpr std::size_t kRepeatedAtOnce = 8;
// Limits of the time that a frame waits for its acknowledgement before it is repeated.
constexpr Duration kLeastPatience{200}, kMostPatience{1000};

}  // namespace

void Outgoing::put(PayloadType type, std::string payload) {
  control_.push_back({type, std::move(payload)});
}

void Outgoing::put_output(std::string_view bytes) {
  output_.append(bytes);
}

std::optional<std::string> Outgoing::next(TimePoint now) {
  if (auto again = repetition(now)) return again;
  if (flying_bytes_ >= kWindowBytes || flying_.size() >= kMostFlying) return std::nullopt;
  auto piece = next_piece();
  if (!piece) return std::nullopt;
  return number_and_encode(std::move(*piece), now);
}

std::optional<std::string> Outgoing::repetition(TimePoint now) {
  std::size_t seen = 0;
  for (Flight& flight : flying_) {
    if (flight.acknowledged) continue;
    if (flight.sent_at + patience_ <= now) {
      flight.sent_at = now;
      flight.repeated = true;
      return flight.bytes;
    }
    if (++seen == kRepeatedAtOnce) break;
  }
  return std::nullopt;
}

std::optional<Outgoing::Piece> Outgoing::next_piece() {
  if (!control_.empty()) {
    Piece piece = std::move(control_.front());
    control_.pop_front();
    return piece;
  }
  if (output_.empty()) return std::nullopt;
  Piece piece{PayloadType::output, output_.substr(0, kPieceSize)};
  output_.erase(0, kPieceSize);
  return piece;
}

std::string Outgoing::number_and_encode(Piece piece, TimePoint now) {
  Frame frame;
  frame.type = message_type::kOutput;
  frame.created = now;
  frame.sequence = next_sequence_++;
  frame.flags = frame.sequence == 0 ? kSyn : 0;
  frame.id = ids_.uuid();
  frame.payload_type = piece.type;
  frame.payload = std::move(piece.payload);
  Flight& flight = flying_.emplace_back(Flight{frame.sequence, encode(frame), now, now});
  flying_bytes_ += flight.bytes.size();
  return flight.bytes;
}

bool Outgoing::acknowledge(std::int64_t sequence, TimePoint now) {
  if (flying_.empty()) return false;
  const std::int64_t first = flying_.front().sequence;
  if (sequence < first || sequence >= first + std::ssize(flying_)) return false;
  Flight& flight = flying_[static_cast<std::size_t>(sequence - first)];
  if (flight.acknowledged) return false;
  flight.acknowledged = true;
  // Repeated frames teach nothing: the acknowledgement may be for either sending (Karn's rule).
  if (!flight.repeated) learn_round_trip(now - flight.sent_at);
  flying_bytes_ -= flight.bytes.size();
  std::string().swap(flight.bytes);  // frees the memory; clear() would keep it
  while (!flying_.empty() && flying_.front().acknowledged) flying_.pop_front();
  return true;
}

void Outgoing::learn_round_trip(Duration round_trip) {
  const auto sample = static_cast<double>(round_trip.count());
  if (round_trip_) {
    variation_ += (std::abs(*round_trip_ - sample) - variation_) / 4;
    *round_trip_ += (sample - *round_trip_) / 8;
  } else {
    round_trip_ = sample;
    variation_ = sample / 2;
  }
  const Duration wanted(std::llround(*round_trip_ + 4 * variation_));
  patience_ = std::clamp(wanted, kLeastPatience, kMostPatience);
}

std::optional<TimePoint> Outgoing::next_due() const {
  std::optional<TimePoint> due;
  std::size_t seen = 0;
  for (const Flight& flight : flying_) {
    if (flight.acknowledged) continue;
    const TimePoint at = flight.sent_at + patience_;
    due = due ? std::min(*due, at) : at;
    if (++seen == kRepeatedAtOnce) break;
  }
  return due;
}

}  // namespace localecs::exec

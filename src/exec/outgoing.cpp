// Cutting, sending, repeating. The real plugin does not acknowledge what comes before its session
// is set up, so a first prompt depends on the repetitions.
#include "outgoing.hpp"

#include <algorithm>
#include <cmath>

namespace localecs::exec {
namespace {

constexpr std::size_t piece_size = 4096;
// The client holds up to 10000 messages that are ahead of a missing one.
constexpr std::size_t window_bytes = 256 << 10;
// Those behind a missing one are kept, acknowledged or not.
constexpr std::size_t most_flying = 256;
// Only the oldest are repeated: the rest usually arrived, and acknowledgements are on their way.
constexpr std::size_t repeated_at_once = 8;
constexpr Duration least_patience{200}, most_patience{1000};

}  // namespace

void Outgoing::put(PayloadType type, std::string payload) {
  control_.push_back({type, std::move(payload)});
}

void Outgoing::put_output(std::string_view bytes) {
  output_.append(bytes);
}

std::optional<std::string> Outgoing::next(TimePoint now) {
  if (auto again = repetition(now)) return again;
  if (flying_bytes_ >= window_bytes || flying_.size() >= most_flying) return std::nullopt;
  auto piece = next_piece();
  if (!piece) return std::nullopt;
  return launch(std::move(*piece), now);
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
    if (++seen == repeated_at_once) break;
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
  Piece piece{PayloadType::output, output_.substr(0, piece_size)};
  output_.erase(0, piece_size);
  return piece;
}

std::string Outgoing::launch(Piece piece, TimePoint now) {
  Frame frame;
  frame.type = message_type::output;
  frame.created = now;
  frame.sequence = next_sequence_++;
  frame.flags = frame.sequence == 0 ? syn : 0;
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
  // Of a repeated frame nobody knows which sending was acknowledged.
  if (!flight.repeated) learn(now - flight.sent_at);
  flying_bytes_ -= flight.bytes.size();
  std::string().swap(flight.bytes);
  while (!flying_.empty() && flying_.front().acknowledged) flying_.pop_front();
  return true;
}

void Outgoing::learn(Duration round_trip) {
  const auto sample = static_cast<double>(round_trip.count());
  if (round_trip_) {
    variation_ += (std::abs(*round_trip_ - sample) - variation_) / 4;
    *round_trip_ += (sample - *round_trip_) / 8;
  } else {
    round_trip_ = sample;
    variation_ = sample / 2;
  }
  const Duration wanted(std::llround(*round_trip_ + 4 * variation_));
  patience_ = std::clamp(wanted, least_patience, most_patience);
}

std::optional<TimePoint> Outgoing::next_due() const {
  std::optional<TimePoint> due;
  std::size_t seen = 0;
  for (const Flight& flight : flying_) {
    if (flight.acknowledged) continue;
    const TimePoint at = flight.sent_at + patience_;
    due = due ? std::min(*due, at) : at;
    if (++seen == repeated_at_once) break;
  }
  return due;
}

}  // namespace localecs::exec

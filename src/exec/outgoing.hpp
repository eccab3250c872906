// The stream to the client: what is to be shown, cut into numbered frames, each repeated until it
// is acknowledged.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/base/time.hpp>

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "frame.hpp"

namespace localecs::exec {

class Outgoing {
 public:
  explicit Outgoing(IdSource& ids) : ids_(ids) {}

  // A message of its own, ahead of output that has not been cut yet.
  void put(PayloadType type, std::string payload);
  void put_output(std::string_view bytes);

  // The encoded frame to send now: a repetition that is due, or the next piece if the window has
  // room. Nothing: look again at next_due() or after an acknowledgement.
  std::optional<std::string> next(TimePoint now);
  // True when the frame was waiting for it.
  bool acknowledge(std::int64_t sequence, TimePoint now);

  std::optional<TimePoint> next_due() const;
  std::size_t backlog() const { return output_.size(); }  // bytes not yet cut
  // Since when the oldest frame waits for its acknowledgement.
  std::optional<TimePoint> waits_since() const {
    return flying_.empty() ? std::nullopt : std::optional(flying_.front().first_sent_at);
  }
  // All that was put has been acknowledged.
  bool is_idle() const { return flying_.empty() && control_.empty() && output_.empty(); }

 private:
  struct Piece {
    PayloadType type;
    std::string payload;
  };
  struct Flight {
    std::int64_t sequence;
    std::string bytes;  // the frame as it was sent: a repetition is the same
    TimePoint first_sent_at, sent_at;
    bool repeated = false;
    bool acknowledged = false;
  };

  std::optional<std::string> repetition(TimePoint now);
  std::optional<Piece> next_piece();
  std::string launch(Piece piece, TimePoint now);
  void learn(Duration round_trip);

  IdSource& ids_;
  std::deque<Piece> control_;
  std::string output_;
  std::deque<Flight> flying_;  // by sequence, without gaps; the first one is not acknowledged
  std::size_t flying_bytes_ = 0;
  std::int64_t next_sequence_ = 0;
  // As TCP learns them (RFC 6298): milliseconds, smoothed; nothing before the first one.
  std::optional<double> round_trip_;
  double variation_ = 0;
  Duration patience_{200};
};

}  // namespace localecs::exec

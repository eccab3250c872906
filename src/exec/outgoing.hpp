// The stream to the client: output cut into numbered frames, each repeated until the client
// acknowledges it.
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

  // Queues a frame of its own. It goes before output that is not yet cut into frames.
  void put(PayloadType type, std::string payload);
  void put_output(std::string_view bytes);

  // The encoded frame to send now: a repetition that is due, else the next piece if the window has
  // room. If there is none, ask again at next_due() or after an acknowledgement.
  std::optional<std::string> next(TimePoint now);
  // False if no frame of that number waits for an acknowledgement.
  bool acknowledge(std::int64_t sequence, TimePoint now);

  std::optional<TimePoint> next_due() const;              // when the next repetition is due
  std::size_t backlog() const { return output_.size(); }  // bytes not yet cut
  // When the oldest unacknowledged frame was first sent.
  std::optional<TimePoint> waits_since() const {
    return flying_.empty() ? std::nullopt : std::optional(flying_.front().first_sent_at);
  }
  // Everything that was put has been sent and acknowledged.
  bool is_idle() const { return flying_.empty() && control_.empty() && output_.empty(); }

 private:
  struct Piece {
    PayloadType type;
    std::string payload;
  };
  struct Flight {
    std::int64_t sequence;
    std::string bytes;  // the encoded frame; repetitions send the same bytes
    TimePoint first_sent_at, sent_at;
    bool repeated = false;
    bool acknowledged = false;
  };

  std::optional<std::string> repetition(TimePoint now);
  std::optional<Piece> next_piece();
  std::string number_and_encode(Piece piece, TimePoint now);
  void learn_round_trip(Duration round_trip);

  IdSource& ids_;
  std::deque<Piece> control_;
  std::string output_;
  // Frames sent, in the order of their numbers and without gaps. The first is never acknowledged.
  std::deque<Flight> flying_;
  std::size_t flying_bytes_ = 0;
  std::int64_t next_sequence_ = 0;
  // Smoothed round trip and its variation in milliseconds, computed as TCP does (RFC 6298). Empty
  // before the first acknowledgement.
  std::optional<double> round_trip_;
  double variation_ = 0;
  Duration patience_{200};  // after which a frame is repeated
};

}  // namespace localecs::exec

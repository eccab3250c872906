// The agent's side of a data channel as a state machine: no sockets, no clock, no terminal of its
// own. It is told what came and what time it is; it says what to send and what to do.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/base/time.hpp>

#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "incoming.hpp"
#include "outgoing.hpp"
#include "payloads.hpp"

namespace localecs::exec {

class Machine {
 public:
  // What the terminal is to be told, in the order of the members.
  struct Demand {
    bool start = false;
    std::optional<Size> size;
    std::string input;
    bool hang_up = false;
  };
  enum class Ending { clean, protocol_error, refused };

  Machine(std::string session_id, std::string token, IdSource& ids, TimePoint now);

  // From the client. While the terminal takes no input what is typed is neither taken nor
  // acknowledged: the client says it again.
  void on_text(std::string_view text, TimePoint now);
  void on_binary(std::string_view bytes, bool takes_input, TimePoint now);
  // From the terminal.
  void on_output(std::string_view bytes, TimePoint now);
  // Nothing more will be output. When the client has acknowledged everything it is told that the
  // session has ended; it prints `last_words`, if there are any.
  void finish(std::string last_words, TimePoint now);
  void on_time(TimePoint now);

  Demand take_demand();
  // The next message for the client, if one is due.
  std::optional<std::string> next_frame(TimePoint now);
  // The terminal is to wait: more output is unacknowledged than is worth holding.
  bool is_full() const;
  std::optional<TimePoint> next_due() const;

  bool is_authentic() const { return phase_ != Phase::stranger && phase_ != Phase::over; }
  // The command runs no more; the client may not know yet.
  bool has_ended() const { return phase_ >= Phase::finishing; }
  // The connection is of no use any more.
  bool is_over() const { return phase_ == Phase::over; }
  Ending ending() const { return ending_; }
  const std::string& problem() const { return problem_; }  // where the ending is not clean

 private:
  enum class Phase {
    stranger,   // has not shown the token
    handshake,  // has not answered what we asked
    open,       // the command runs
    finishing,  // it has ended; output is still unacknowledged
    said_so,    // the client knows, and is to leave
    over,
  };

  void enter(Phase phase, Duration at_most, TimePoint now);
  void fail(std::string problem, Ending ending = Ending::protocol_error);
  void on_acknowledgement(const Frame& frame, TimePoint now);
  void on_input(Frame frame, bool takes_input, TimePoint now);
  void take(const Frame& frame, TimePoint now);
  void on_handshake_response(const Frame& frame, TimePoint now);
  void note_activity(TimePoint now);
  std::string wrap(std::string_view type, std::string payload, TimePoint now);

  const std::string session_id_, token_;
  IdSource& ids_;
  Phase phase_ = Phase::stranger;
  TimePoint entered_at_{}, deadline_{};  // of the phase
  Incoming incoming_;
  Outgoing outgoing_;
  std::deque<std::string> acknowledgements_;  // encoded
  Demand demand_;
  std::string last_words_;
  Ending ending_ = Ending::clean;
  std::string problem_;
};

}  // namespace localecs::exec

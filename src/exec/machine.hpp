// The agent's side of a data channel as a state machine without sockets, clock or terminal: its
// owner (Channel) tells it what came and when, asks it for the frames to send and for demands on
// the terminal.
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
  // Demands on the terminal, to be carried out in the order of the members.
  struct Demand {
    bool start = false;        // run the command
    std::optional<Size> size;  // the client's window
    std::string input;         // keys that were typed
    bool hang_up = false;      // the session has ended
  };
  enum class Ending { clean, protocol_error, refused };  // refused: no token, or a wrong one

  Machine(std::string session_id, std::string token, IdSource& ids, TimePoint now);

  // Messages from the client. takes_input: false while the terminal is busy; typed keys are then
  // neither taken nor acknowledged, and the client sends them again.
  void on_text(std::string_view text, TimePoint now);
  void on_binary(std::string_view bytes, bool takes_input, TimePoint now);
  // Output of the terminal.
  void on_output(std::string_view bytes, TimePoint now);
  // The command has ended, no output follows. Once the client has acknowledged all output it is
  // told that the session has ended, and prints `last_words` if they are not empty.
  void finish(std::string last_words, TimePoint now);
  // To be called at next_due() or later: time-outs act then.
  void on_time(TimePoint now);

  Demand take_demand();  // the demands since the last call
  // The next encoded frame for the client, if one is due.
  std::optional<std::string> next_frame(TimePoint now);
  // True while the terminal should not output more: too much output waits for acknowledgements.
  bool is_full() const;
  std::optional<TimePoint> next_due() const;  // when next_frame() or on_time() has something to do

  // The client has shown the session's token.
  bool is_authentic() const { return phase_ != Phase::stranger && phase_ != Phase::over; }
  // The command has ended; the client may not have been told yet.
  bool has_ended() const { return phase_ >= Phase::finishing; }
  // The connection is to be closed.
  bool is_over() const { return phase_ == Phase::over; }
  Ending ending() const { return ending_; }
  const std::string& problem() const { return problem_; }  // empty if the ending is clean

 private:
  enum class Phase {
    stranger,      // the client has not shown the token
    handshake,     // the client has not answered our handshake request
    open,          // the command runs
    finishing,     // the command has ended; output is still unacknowledged
    said_goodbye,  // channel_closed is sent; the client is to close
    over,          // nothing more is sent or taken
  };

  void enter(Phase phase, Duration at_most, TimePoint now);
  void fail(std::string problem, Ending ending = Ending::protocol_error);
  void on_acknowledgement(const Frame& frame, TimePoint now);
  void on_input(Frame frame, bool takes_input, TimePoint now);
  void on_next_in_order(const Frame& frame, TimePoint now);
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

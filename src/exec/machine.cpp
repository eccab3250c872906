// The dialogue in its order: token, handshake, input and output, the end.
#include "machine.hpp"

#include <localecs/base/digest.hpp>

#include <algorithm>
#include <utility>

namespace localecs::exec {
namespace {

using namespace std::chrono_literals;

constexpr Duration kTokenPatience = 10s;
constexpr Duration kHandshakePatience = 15s;  // as the real agent
constexpr Duration kIdleLimit = 20min;        // ECS's own; users cannot change it
// As long as the plugin itself repeats a message: 3000 times, ten times a second.
constexpr Duration kAcknowledgementPatience = 5min;
constexpr Duration kFarewellPatience = 30s;      // after the end, since the last acknowledgement
constexpr Duration kLeavingPatience = 5s;        // for the client to close after channel_closed
constexpr std::size_t kMostBacklog = 128 << 10;  // bytes of output not yet cut into frames
constexpr std::size_t kMostAcknowledgements = 1024;  // waiting to be sent

}  // namespace

Machine::Machine(std::string session_id, std::string token, IdSource& ids, TimePoint now)
    : session_id_(std::move(session_id)), token_(std::move(token)), ids_(ids), outgoing_(ids) {
  enter(Phase::stranger, kTokenPatience, now);
}

void Machine::enter(Phase phase, Duration at_most, TimePoint now) {
  phase_ = phase;
  entered_at_ = now;
  deadline_ = now + at_most;
}

void Machine::fail(std::string problem, Ending ending) {
  if (is_over()) return;
  phase_ = Phase::over;
  problem_ = std::move(problem);
  ending_ = ending;
  demand_.hang_up = true;
}

void Machine::on_text(std::string_view text, TimePoint now) {
  if (is_over()) return;
  if (phase_ != Phase::stranger) return fail("text after the first message");
  const auto token = token_of(text);
  if (!token) return fail("the first message shows no token");
  if (!is_same_secret(*token, token_))
    return fail("the token is not this session's", Ending::refused);
  outgoing_.put(PayloadType::handshake_request, handshake_request());
  enter(Phase::handshake, kHandshakePatience, now);
}

void Machine::on_binary(std::string_view bytes, bool takes_input, TimePoint now) {
  if (is_over()) return;
  if (phase_ == Phase::stranger) return fail("the first message shows no token");
  Decoded decoded = decode(bytes);
  if (!decoded.frame) return fail(std::string(decoded.problem));
  if (decoded.frame->sequence < 0) return fail("a negative sequence number");
  if (decoded.frame->type == message_type::kAcknowledge)
    on_acknowledgement(*decoded.frame, now);
  else if (decoded.frame->type == message_type::kInput)
    on_input(std::move(*decoded.frame), takes_input, now);
  // Other types are ignored, as the real agent does.
}

void Machine::on_acknowledgement(const Frame& frame, TimePoint now) {
  const auto sequence = acknowledged_sequence(frame.payload);
  if (!sequence) return fail("an acknowledgement of nothing");
  if (outgoing_.acknowledge(*sequence, now) && phase_ == Phase::finishing)
    deadline_ = now + kFarewellPatience;
}

void Machine::on_input(Frame frame, bool takes_input, TimePoint now) {
  const bool terminates =
      frame.payload_type == PayloadType::flag && asks_to_terminate(frame.payload);
  // Obeyed out of turn: a terminal that takes no input would hold back the messages before it.
  if (terminates && phase_ == Phase::open) finish({}, now);
  if (!takes_input && !terminates && phase_ == Phase::open) return;
  if (acknowledgements_.size() >= kMostAcknowledgements) return;  // the client does not read
  const std::string content = acknowledgement_of(frame);
  if (incoming_.put(std::move(frame)) == Incoming::Verdict::refused) return;
  acknowledgements_.push_back(wrap(message_type::kAcknowledge, content, now));
  while (!is_over()) {
    const auto next = incoming_.next();
    if (!next) break;
    on_next_in_order(*next, now);
  }
}

void Machine::on_next_in_order(const Frame& frame, TimePoint now) {
  if (phase_ == Phase::handshake) return on_handshake_response(frame, now);
  if (phase_ != Phase::open) return;
  if (frame.payload_type == PayloadType::output) {
    note_activity(now);
    demand_.input += frame.payload;
  } else if (frame.payload_type == PayloadType::size) {
    // A size that no terminal can have is ignored.
    if (const auto size = size_of(frame.payload)) demand_.size = size;
  }
}

void Machine::on_handshake_response(const Frame& frame, TimePoint now) {
  if (frame.payload_type != PayloadType::handshake_response)
    return fail("input before the handshake");
  const auto problem = handshake_problem(frame.payload);
  if (!problem) return fail("a malformed handshake response");
  if (!problem->empty()) return fail("the client: " + *problem);
  outgoing_.put(PayloadType::handshake_complete, handshake_complete(now - entered_at_));
  enter(Phase::open, kIdleLimit, now);
  demand_.start = true;
}

// The idle limit counts from the last byte in either direction.
void Machine::note_activity(TimePoint now) {
  deadline_ = now + kIdleLimit;
}

void Machine::on_output(std::string_view bytes, TimePoint now) {
  if (phase_ != Phase::open) return;
  note_activity(now);
  outgoing_.put_output(bytes);
}

void Machine::finish(std::string last_words, TimePoint now) {
  if (phase_ == Phase::stranger) return fail("the session has ended", Ending::refused);
  if (phase_ != Phase::handshake && phase_ != Phase::open) return;
  last_words_ = std::move(last_words);
  demand_.hang_up = true;
  enter(Phase::finishing, kFarewellPatience, now);
}

void Machine::on_time(TimePoint now) {
  if (is_over()) return;
  const auto waits_since = outgoing_.waits_since();
  if (waits_since && now - *waits_since >= kAcknowledgementPatience)
    return fail("the client does not acknowledge");
  if (now < deadline_) return;
  switch (phase_) {
    case Phase::stranger:
      return fail("no token came", Ending::refused);
    case Phase::handshake:
      return fail("the handshake was not answered");
    case Phase::open:
      return finish("The session ended: nothing was typed or shown for 20 minutes.", now);
    case Phase::finishing:
      return fail("the client does not acknowledge");
    case Phase::said_goodbye:
    case Phase::over:
      phase_ = Phase::over;
  }
}

Machine::Demand Machine::take_demand() {
  return std::exchange(demand_, {});
}

// Acknowledgements go first: without them the client repeats its messages. channel_closed goes
// last, when the client has acknowledged all output.
std::optional<std::string> Machine::next_frame(TimePoint now) {
  if (is_over() || phase_ == Phase::stranger) return std::nullopt;
  if (!acknowledgements_.empty()) {
    std::string frame = std::move(acknowledgements_.front());
    acknowledgements_.pop_front();
    return frame;
  }
  if (auto frame = outgoing_.next(now)) return frame;
  if (phase_ != Phase::finishing || !outgoing_.is_idle()) return std::nullopt;
  enter(Phase::said_goodbye, kLeavingPatience, now);
  return wrap(message_type::kChannelClosed,
              channel_closed(session_id_, ids_.uuid(), last_words_, now), now);
}

std::string Machine::wrap(std::string_view type, std::string payload, TimePoint now) {
  Frame frame;
  frame.type = type;
  frame.created = now;
  frame.flags = kSyn | kFin;
  frame.id = ids_.uuid();
  frame.payload = std::move(payload);
  return encode(frame);
}

bool Machine::is_full() const {
  return outgoing_.backlog() >= kMostBacklog;
}

std::optional<TimePoint> Machine::next_due() const {
  if (is_over()) return std::nullopt;
  const auto repetition = outgoing_.next_due();
  return repetition ? std::min(*repetition, deadline_) : deadline_;
}

}  // namespace localecs::exec

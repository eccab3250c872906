// The agent's side of a data channel, told well-formed frames of any content in any order, with a
// terminal and a clock that do as the input says. One letter a line:
//
//   t TEXT         the first message        o TEXT   the terminal's output
//   i TYPE PAYLOAD the next input frame     e TEXT   the terminal ends
//   r TYPE PAYLOAD the same sequence again  w N      N times 100 ms pass
//   a N            acknowledges N           b BYTES  a message as it is
//   f TYPE PAYLOAD a frame far ahead        x        from now on the terminal takes no input
#include <localecs/base/text.hpp>

#include <exec/machine.hpp>

#include <algorithm>

#include "target.hpp"

namespace localecs::fuzz {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMostSent = 4096;  // frames for one input

class Dialogue {
 public:
  void play(char what, std::string_view about) {
    Input input(about);
    const long long number = to_number(about).value_or(0);
    if (what == 't') machine_.on_text(about, now_);
    if (what == 'i') say(next_++, input);
    if (what == 'r') say(next_ - 1, input);
    if (what == 'f') say(next_ + 3, input);
    if (what == 'a') say_acknowledged(about);
    if (what == 'b') machine_.on_binary(about, takes_input_, now_);
    if (what == 'o') machine_.on_output(about, now_);
    if (what == 'e') machine_.finish(std::string(about), now_);
    if (what == 'w') now_ += std::clamp(number, 0LL, 100'000LL) * 100ms;
    if (what == 'x') takes_input_ = false;
    machine_.on_time(now_);
    look();
  }

 private:
  void say(std::int64_t sequence, Input& input) {
    const auto type = to_number(input.until(" ")).value_or(1);
    send(exec::message_type::kInput, sequence, static_cast<exec::PayloadType>(type), input.rest());
  }
  void say_acknowledged(std::string_view number) {
    send(exec::message_type::kAcknowledge, 0, exec::PayloadType::none,
         R"({"AcknowledgedMessageSequenceNumber":)" + std::string(number) + "}");
  }
  void send(std::string_view type, std::int64_t sequence, exec::PayloadType payload_type,
            std::string_view payload) {
    exec::Frame frame;
    frame.type = type;
    frame.created = now_;
    frame.sequence = sequence;
    frame.id = ids_.uuid();
    frame.payload_type = payload_type;
    frame.payload = payload;
    machine_.on_binary(exec::encode(frame), takes_input_, now_);
  }

  // What holds whatever was told.
  void look() {
    while (const auto bytes = machine_.next_frame(now_)) {
      require(exec::decode(*bytes).frame.has_value(), "what is sent is a frame");
      require(++sent_ < kMostSent, "sending comes to an end");
    }
    const auto demand = machine_.take_demand();
    require(!demand.start || !started_, "the command is started once");
    require(demand.input.empty() || started_ || demand.start, "nothing is typed before it runs");
    started_ = started_ || demand.start;
    require(!was_over_ || machine_.is_over(), "what is over stays over");
    require(!started_ || was_authentic_ || machine_.is_authentic(), "strangers start nothing");
    was_over_ = machine_.is_over();
    was_authentic_ = was_authentic_ || machine_.is_authentic();
    if (const auto due = machine_.next_due())
      require(*due > now_ - 1h, "what is due is not long past");
  }

  IdSource ids_{1};
  TimePoint now_ = from_epoch_seconds(1'700'000'000);
  exec::Machine machine_{"session-1", "secret", ids_, now_};
  bool takes_input_ = true, started_ = false, was_over_ = false, was_authentic_ = false;
  std::int64_t next_ = 0;
  std::size_t sent_ = 0;
};

void run(std::string_view bytes) {
  Dialogue dialogue;
  Input input(bytes);
  while (!input.at_end()) {
    const std::string line = unfolded(input.line());
    if (line.empty()) continue;
    dialogue.play(line[0], std::string_view(line).substr(std::min<std::size_t>(2, line.size())));
  }
}

const Target target("exec_session", run);

}  // namespace
}  // namespace localecs::fuzz

// A machine, the client's side of its dialogue, and a clock that is moved by hand.
#pragma once

#include <exec/machine.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace localecs::exec {

using namespace std::chrono_literals;

inline constexpr const char* opening = R"({"MessageSchemaVersion":"1.0","TokenValue":"secret"})";
inline constexpr const char* agreed =
    R"({"ProcessedClientActions":[{"ActionType":"SessionType","ActionStatus":1}]})";

class MachineTest : public testing::Test {
 protected:
  // --- the client ---
  std::string input(std::int64_t sequence, PayloadType type, std::string payload) {
    Frame frame;
    frame.type = message_type::kInput;
    frame.created = now;
    frame.sequence = sequence;
    frame.id = ids.uuid();
    frame.payload_type = type;
    frame.payload = std::move(payload);
    return encode(frame);
  }
  void say(std::int64_t sequence, PayloadType type, std::string payload) {
    machine.on_binary(input(sequence, type, std::move(payload)), takes_input, now);
  }
  void acknowledge(std::int64_t sequence) {
    Frame frame;
    frame.type = message_type::kAcknowledge;
    frame.created = now;
    frame.id = ids.uuid();
    frame.payload = R"({"AcknowledgedMessageSequenceNumber":)" + std::to_string(sequence) + "}";
    machine.on_binary(encode(frame), takes_input, now);
  }

  // What is sent now: "output 0 5" is type, sequence, payload type; acknowledgements name theirs.
  std::vector<std::string> sent() {
    std::vector<std::string> lines;
    while (const auto bytes = machine.next_frame(now)) {
      const Decoded decoded = decode(*bytes);
      EXPECT_TRUE(decoded.frame) << decoded.problem;
      lines.push_back(line_of(*decoded.frame));
      payloads.push_back(decoded.frame->payload);
    }
    return lines;
  }
  static std::string line_of(const Frame& frame) {
    if (frame.type == message_type::kAcknowledge)
      return "acknowledge " + std::to_string(*acknowledged_sequence(frame.payload));
    if (frame.type == message_type::kChannelClosed) return frame.type;
    return frame.type.substr(0, 6) + " " + std::to_string(frame.sequence) + " type " +
           std::to_string(static_cast<int>(frame.payload_type));
  }

  void pass(Duration by) {
    now += by;
    machine.on_time(now);
  }

  // The handshake, done; the terminal is asked for.
  void open() {
    machine.on_text(opening, now);
    sent();
    acknowledge(0);
    say(0, PayloadType::handshake_response, agreed);
    sent();
    acknowledge(1);
    EXPECT_TRUE(machine.take_demand().start);
    payloads.clear();
  }

  IdSource ids{1};
  TimePoint now = from_epoch_seconds(1'700'000'000);
  Machine machine{"ecs-execute-command-1", "secret", ids, now};
  bool takes_input = true;
  std::vector<std::string> payloads;
};

}  // namespace localecs::exec

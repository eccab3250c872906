// The data channel's binary messages and the JSON in them; command lines.
#include <exec/frame.hpp>
#include <exec/payloads.hpp>
#include <exec/shell_words.hpp>

#include <stdexcept>

#include "target.hpp"

namespace localecs::fuzz {
namespace {

void read_payload(std::string_view payload) {
  exec::token_of(payload);
  exec::acknowledged_sequence(payload);
  exec::size_of(payload);
  exec::asks_to_terminate(payload);
  exec::handshake_problem(payload);
}

void split_command(std::string_view line) {
  try {
    std::size_t length = 0;
    for (const std::string& word : exec::shell_words(line)) length += word.size();
    require(length <= line.size(), "words are parts of the line");
  } catch (const std::invalid_argument&) {
  }
}

void run(std::string_view bytes) {
  const exec::Decoded decoded = exec::decode(bytes);
  require(decoded.frame.has_value() == decoded.problem.empty(), "a frame or a problem");
  if (decoded.frame) {
    const std::string again = exec::encode(*decoded.frame);
    const exec::Decoded twice = exec::decode(again);
    require(twice.frame.has_value(), "what was decoded can be sent");
    require_equal(twice.frame->payload, decoded.frame->payload, "its payload stays");
    require_equal(twice.frame->id, decoded.frame->id, "its id stays");
    require_equal(exec::encode(*twice.frame), again, "encoding is stable");
    exec::acknowledgement_of(*decoded.frame);
    read_payload(decoded.frame->payload);
  }
  const std::string text = unfolded(bytes);
  read_payload(text);
  split_command(text);
}

const Target target("exec_frame", run);

}  // namespace
}  // namespace localecs::fuzz

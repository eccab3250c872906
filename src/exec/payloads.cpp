// Reads and writes the JSON in frames' payloads.
#include "payloads.hpp"

#include <localecs/base/json.hpp>

#include <nlohmann/json.hpp>

namespace localecs::exec {
namespace {

using json = nlohmann::json;

constexpr int kLargestSide = 65535;  // a terminal's width and height are 16-bit numbers

// Null if the text is no JSON object.
json parse(std::string_view text) {
  json document = read_json(text);
  if (!document.is_object()) document = nullptr;
  return document;
}

// Null if the document has no such member.
json member(const json& document, const char* name) {
  if (!document.is_object()) return {};
  const auto found = document.find(name);
  return found == document.end() ? json() : *found;
}

std::optional<std::int64_t> number(const json& value) {
  if (!value.is_number_integer()) return std::nullopt;
  return value.get<std::int64_t>();
}

// Replaces bytes that are not UTF-8, which names and error texts may contain: dump() would throw.
std::string dump(const json& document) {
  return document.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

std::optional<std::string> token_of(std::string_view opening) {
  const json token = member(parse(opening), "TokenValue");
  if (!token.is_string()) return std::nullopt;
  return token.get<std::string>();
}

std::optional<std::int64_t> acknowledged_sequence(std::string_view payload) {
  return number(member(parse(payload), "AcknowledgedMessageSequenceNumber"));
}

std::optional<Size> size_of(std::string_view payload) {
  const json document = parse(payload);
  const auto columns = number(member(document, "cols")), rows = number(member(document, "rows"));
  if (!columns || !rows || *columns < 1 || *rows < 1) return std::nullopt;
  if (*columns > kLargestSide || *rows > kLargestSide) return std::nullopt;
  return Size{static_cast<int>(*columns), static_cast<int>(*rows)};
}

// A flag's payload is a 32-bit number, big-endian; 2 terminates the session.
bool asks_to_terminate(std::string_view payload) {
  return payload == std::string_view("\0\0\0\2", 4);
}

std::optional<std::string> handshake_problem(std::string_view payload) {
  const json actions = member(parse(payload), "ProcessedClientActions");
  if (!actions.is_array()) return std::nullopt;
  for (const json& action : actions) {
    if (member(action, "ActionType") != "SessionType") continue;
    if (member(action, "ActionStatus") == 1) return "";
    const json error = member(action, "Error");
    return error.is_string() && error != "" ? error.get<std::string>()
                                            : "the session type was refused";
  }
  return "the session type was not processed";
}

std::string acknowledgement_of(const Frame& frame) {
  return dump({{"AcknowledgedMessageType", frame.type},
               {"AcknowledgedMessageId", frame.id},
               {"AcknowledgedMessageSequenceNumber", frame.sequence},
               {"IsSequentialMessage", true}});
}

std::string handshake_request() {
  const json parameters{{"SessionType", "InteractiveCommands"}, {"Properties", json::object()}};
  const json action{{"ActionType", "SessionType"}, {"ActionParameters", parameters}};
  return dump({{"AgentVersion", "3.1.0.0"}, {"RequestedClientActions", json::array({action})}});
}

std::string handshake_complete(Duration it_took) {
  const std::int64_t nanoseconds = std::chrono::nanoseconds(it_took).count();
  return dump({{"HandshakeTimeToComplete", nanoseconds}, {"CustomerMessage", ""}});
}

std::string channel_closed(const std::string& session_id, const std::string& message_id,
                           std::string_view last_words, TimePoint now) {
  return dump({{"MessageId", message_id},
               {"CreatedDate", to_rfc3339(now)},
               {"DestinationId", session_id},
               {"SessionId", session_id},
               {"MessageType", message_type::kChannelClosed},
               {"SchemaVersion", 1},
               {"Output", last_words}});
}

}  // namespace localecs::exec

// The data channel's binary messages: a head of 120 bytes, big-endian, and a payload.
#pragma once

#include <localecs/base/time.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace localecs::exec {

namespace message_type {
inline constexpr std::string_view input = "input_stream_data";    // from the client
inline constexpr std::string_view output = "output_stream_data";  // to the client
inline constexpr std::string_view acknowledge = "acknowledge";
inline constexpr std::string_view channel_closed = "channel_closed";
}  // namespace message_type

// Those that an interactive session knows.
enum class PayloadType : std::uint32_t {
  none = 0,
  output = 1,  // what was typed, or what is to be shown
  size = 3,
  handshake_request = 5,
  handshake_response = 6,
  handshake_complete = 7,
  flag = 10,
};

struct Frame {
  std::string type;  // a message_type, or another one
  TimePoint created{};
  std::int64_t sequence = 0;
  std::uint64_t flags = 0;
  std::string id;  // a UUID in its usual text
  PayloadType payload_type = PayloadType::none;
  std::string payload;
};

inline constexpr std::uint64_t syn = 1, fin = 2;  // flags

std::string encode(const Frame& frame);

// A frame, or what is wrong with the bytes (a literal).
struct Decoded {
  std::optional<Frame> frame;
  std::string_view problem;
};
Decoded decode(std::string_view bytes);

}  // namespace localecs::exec

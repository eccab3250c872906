// The data channel's binary messages as the SSM agent defines them: a head of 120 bytes,
// big-endian, and a payload.
#pragma once

#include <localecs/base/time.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace localecs::exec {

namespace message_type {
inline constexpr std::string_view kInput = "input_stream_data";    // from the client
inline constexpr std::string_view kOutput = "output_stream_data";  // to the client
inline constexpr std::string_view kAcknowledge = "acknowledge";
inline constexpr std::string_view kChannelClosed = "channel_closed";
}  // namespace message_type

// The payload types of an interactive session. Others may come and are kept as their number.
enum class PayloadType : std::uint32_t {
  none = 0,
  output = 1,  // from the client: keys typed; to the client: text to show
  size = 3,
  handshake_request = 5,
  handshake_response = 6,
  handshake_complete = 7,
  flag = 10,
};

struct Frame {
  std::string type;  // usually one of message_type
  TimePoint created{};
  std::int64_t sequence = 0;
  std::uint64_t flags = 0;
  std::string id;  // a UUID in its usual text
  PayloadType payload_type = PayloadType::none;
  std::string payload;
};

inline constexpr std::uint64_t kSyn = 1, kFin = 2;  // bits of Frame::flags: first, last

// Computes the payload's digest and length itself.
std::string encode(const Frame& frame);

// Either a frame, or a problem (a literal) if the bytes are no frame.
struct Decoded {
  std::optional<Frame> frame;
  std::string_view problem;
};
Decoded decode(std::string_view bytes);

}  // namespace localecs::exec

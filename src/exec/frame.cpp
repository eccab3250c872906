// Encodes and decodes frames. The bytes may come from anybody, so decode() checks every length.
#include "frame.hpp"

#include <localecs/base/digest.hpp>

namespace localecs::exec {
namespace {

// The value of the head's length field: it leaves out the four bytes of the payload's length.
constexpr std::uint32_t kHeadLength = 116;
constexpr std::size_t kPayloadAt = kHeadLength + 4;
constexpr std::size_t kTypeSize = 32, kUuidSize = 16, kDigestSize = 32;
// Offsets in bytes.
constexpr std::size_t kTypeAt = 4, kCreatedAt = 40, kSequenceAt = 48, kFlagsAt = 56, kIdAt = 64,
                      kDigestAt = 80, kPayloadTypeAt = 112;

template <class Number>
void append_number(std::string& out, Number number) {
  for (int shift = 8 * (sizeof number - 1); shift >= 0; shift -= 8)
    out += static_cast<char>(static_cast<std::uint64_t>(number) >> shift & 0xff);
}

template <class Number>
Number number_at(std::string_view bytes, std::size_t at) {
  std::uint64_t number = 0;
  for (const char byte : bytes.substr(at, sizeof(Number)))
    number = number << 8 | static_cast<unsigned char>(byte);
  return static_cast<Number>(number);
}

// text: hex digits and '-'. Filled with zeros to 16 bytes if there are fewer.
std::string uuid_bytes(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at + 1 < text.size();) {
    if (text[at] == '-') {
      ++at;
      continue;
    }
    bytes += static_cast<char>(std::stoi(std::string(text.substr(at, 2)), nullptr, 16));
    at += 2;
  }
  bytes.resize(kUuidSize);
  return bytes;
}

std::string uuid_text(std::string_view bytes) {
  std::string text = to_hex(bytes);
  for (const std::size_t at : {8, 13, 18, 23}) text.insert(at, "-");
  return text;
}

// On the wire the second half of a UUID comes first.
std::string swapped(std::string_view uuid) {
  return std::string(uuid.substr(8, 8)).append(uuid.substr(0, 8));
}

// Message types are padded to 32 bytes: with blanks, by some clients with zeros.
std::string_view unpadded(std::string_view text) {
  const auto last = text.find_last_not_of(std::string_view(" \0", 2));
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

}  // namespace

std::string encode(const Frame& frame) {
  std::string type = frame.type;
  type.resize(kTypeSize, ' ');
  std::string out;
  out.reserve(kPayloadAt + frame.payload.size());
  append_number(out, kHeadLength);
  out += type;
  append_number(out, std::uint32_t{1});  // the schema's version
  append_number(out, static_cast<std::uint64_t>(frame.created.time_since_epoch().count()));
  append_number(out, frame.sequence);
  append_number(out, frame.flags);
  out += swapped(uuid_bytes(frame.id));
  out += sha256(frame.payload);
  append_number(out, static_cast<std::uint32_t>(frame.payload_type));
  append_number(out, static_cast<std::uint32_t>(frame.payload.size()));
  out += frame.payload;
  return out;
}

Decoded decode(std::string_view bytes) {
  if (bytes.size() < kPayloadAt) return {{}, "shorter than a head"};
  if (number_at<std::uint32_t>(bytes, 0) != kHeadLength) return {{}, "wrong head length"};
  const std::string_view payload = bytes.substr(kPayloadAt);
  if (number_at<std::uint32_t>(bytes, kHeadLength) != payload.size())
    return {{}, "wrong payload length"};
  const auto created = number_at<std::int64_t>(bytes, kCreatedAt);
  if (created <= 0) return {{}, "no creation date"};
  const std::string_view type = unpadded(bytes.substr(kTypeAt, kTypeSize));
  if (type.empty()) return {{}, "no message type"};
  if (!payload.empty() && sha256(payload) != bytes.substr(kDigestAt, kDigestSize))
    return {{}, "the digest does not match the payload"};
  Frame frame;
  frame.type = type;
  frame.created = TimePoint(Duration(created));
  frame.sequence = number_at<std::int64_t>(bytes, kSequenceAt);
  frame.flags = number_at<std::uint64_t>(bytes, kFlagsAt);
  frame.id = uuid_text(swapped(bytes.substr(kIdAt, kUuidSize)));
  frame.payload_type = static_cast<PayloadType>(number_at<std::uint32_t>(bytes, kPayloadTypeAt));
  frame.payload = payload;
  return {std::move(frame), {}};
}

}  // namespace localecs::exec

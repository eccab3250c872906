// Frames to bytes and back. The bytes come from anybody: every length is checked.
#include "frame.hpp"

#include <localecs/base/digest.hpp>

namespace localecs::exec {
namespace {

// What the head's length field says: it does not count the payload's length that follows.
constexpr std::uint32_t head_length = 116;
constexpr std::size_t payload_at = head_length + 4;
constexpr std::size_t type_size = 32, uuid_size = 16, digest_size = 32;
constexpr std::size_t type_at = 4, created_at = 40, sequence_at = 48, flags_at = 56, id_at = 64,
                      digest_at = 80, payload_type_at = 112;

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

// Zeros where the text is no UUID.
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
  bytes.resize(uuid_size);
  return bytes;
}

std::string uuid_text(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : bytes) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
    if (text.size() == 8 || text.size() == 13 || text.size() == 18 || text.size() == 23)
      text += '-';
  }
  return text;
}

// On the wire the two halves of a UUID stand the other way round.
std::string swapped(std::string_view uuid) {
  return std::string(uuid.substr(8, 8)).append(uuid.substr(0, 8));
}

// Types are padded, by some clients with zeros.
std::string_view unpadded(std::string_view text) {
  const auto last = text.find_last_not_of(std::string_view(" \0", 2));
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

}  // namespace

std::string encode(const Frame& frame) {
  std::string type = frame.type;
  type.resize(type_size, ' ');
  std::string out;
  out.reserve(payload_at + frame.payload.size());
  append_number(out, head_length);
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
  if (bytes.size() < payload_at) return {{}, "shorter than a head"};
  if (number_at<std::uint32_t>(bytes, 0) != head_length) return {{}, "wrong head length"};
  const std::string_view payload = bytes.substr(payload_at);
  if (number_at<std::uint32_t>(bytes, head_length) != payload.size())
    return {{}, "wrong payload length"};
  const auto created = number_at<std::int64_t>(bytes, created_at);
  if (created <= 0) return {{}, "no creation date"};
  const std::string_view type = unpadded(bytes.substr(type_at, type_size));
  if (type.empty()) return {{}, "no message type"};
  if (!payload.empty() && sha256(payload) != bytes.substr(digest_at, digest_size))
    return {{}, "the digest does not match the payload"};
  Frame frame;
  frame.type = type;
  frame.created = TimePoint(Duration(created));
  frame.sequence = number_at<std::int64_t>(bytes, sequence_at);
  frame.flags = number_at<std::uint64_t>(bytes, flags_at);
  frame.id = uuid_text(swapped(bytes.substr(id_at, uuid_size)));
  frame.payload_type = static_cast<PayloadType>(number_at<std::uint32_t>(bytes, payload_type_at));
  frame.payload = payload;
  return {std::move(frame), {}};
}

}  // namespace localecs::exec

// Unpacks gzip (RFC 1952): reads header and trailer itself and leaves the deflated part between
// them to Beast.
#include <localecs/http/gzip.hpp>

#include <array>
#include <boost/beast/zlib/inflate_stream.hpp>
#include <boost/crc.hpp>
#include <cstdint>

namespace localecs::http {
namespace {

namespace zlib = boost::beast::zlib;

// Bits of the header's FLG byte.
constexpr unsigned char kHasHeaderCrc = 2, kHasExtra = 4, kHasName = 8, kHasComment = 16;
constexpr std::size_t kHeader = 10, kTrailer = 8;  // bytes; without the optional parts

unsigned char byte(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

std::uint32_t little_endian(std::string_view text) {
  return byte(text, 0) | byte(text, 1) << 8 | byte(text, 2) << 16 |
         static_cast<std::uint32_t>(byte(text, 3)) << 24;
}

// The offset of the deflated part; npos if the header is incomplete or not gzip's.
std::size_t end_of_header(std::string_view packed) {
  constexpr auto none = std::string_view::npos;
  if (packed.size() < kHeader + kTrailer || !packed.starts_with("\x1f\x8b\x08")) return none;
  const unsigned char flags = byte(packed, 3);
  std::size_t at = kHeader;
  // In range: even the shortest input has a trailer behind the header.
  if (flags & kHasExtra) at += 2u + byte(packed, at) + (byte(packed, at + 1) << 8);
  for (unsigned char text : {kHasName, kHasComment}) {
    if (!(flags & text)) continue;
    const auto zero = packed.find('\0', at);
    if (zero == none) return none;
    at = zero + 1;
  }
  if (flags & kHasHeaderCrc) at += 2;
  return at + kTrailer > packed.size() ? none : at;
}

// The trailer holds the CRC of the unpacked bytes and their number modulo 2^32.
bool matches_trailer(const std::string& bytes, std::string_view trailer) {
  boost::crc_32_type crc;
  crc.process_bytes(bytes.data(), bytes.size());
  return little_endian(trailer) == crc.checksum() &&
         little_endian(trailer.substr(4)) == static_cast<std::uint32_t>(bytes.size());
}

}  // namespace

Unpacked gunzip(std::string_view packed, std::size_t limit) {
  const auto begin = end_of_header(packed);
  if (begin == std::string_view::npos) return {};
  packed.remove_prefix(begin);
  zlib::inflate_stream inflate;
  zlib::z_params state;
  state.next_in = packed.data();
  state.avail_in = packed.size();
  std::string bytes;
  std::array<char, 16384> room;
  for (;;) {
    state.next_out = room.data();
    state.avail_out = room.size();
    boost::system::error_code error;
    inflate.write(state, zlib::Flush::sync, error);
    const std::size_t made = room.size() - state.avail_out;
    if (bytes.size() + made > limit) return {std::nullopt, /*is_too_large=*/true};
    bytes.append(room.data(), made);
    if (error == zlib::error::end_of_stream) break;
    if (error || made == 0) return {};  // no progress: the input ends too early
  }
  const std::string_view trailer = packed.substr(packed.size() - state.avail_in);
  if (trailer.size() < kTrailer || !matches_trailer(bytes, trailer)) return {};
  return {std::move(bytes)};
}

}  // namespace localecs::http

// Unpacks bodies that were sent with Content-Encoding: gzip.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace localecs::http {

struct Unpacked {
  std::optional<std::string> bytes;  // empty if the input is no gzip, is damaged or is too large
  bool is_too_large = false;         // true if the output would exceed the limit
};

// Reads one gzip member. Stops at `limit` bytes of output, so a small body cannot fill the memory.
Unpacked gunzip(std::string_view packed, std::size_t limit);

}  // namespace localecs::http

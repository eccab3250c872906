// Bodies that were packed with gzip.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace localecs::http {

struct Unpacked {
  std::optional<std::string> bytes;  // nothing where it is not gzip, or damaged
  bool is_too_large = false;         // more than the limit comes out of it
};

// Reads one gzip member; never makes more than `limit` bytes of it.
Unpacked gunzip(std::string_view packed, std::size_t limit);

}  // namespace localecs::http

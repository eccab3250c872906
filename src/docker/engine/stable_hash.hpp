// A hash that is the same in every process and on every machine.
#pragma once

#include <cstdint>
#include <string_view>

namespace localecs::docker {

// FNV-1a, 64 bits: names and places are derived from it, it guards nothing.
constexpr std::uint64_t stable_hash(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char byte : text) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001b3;
  }
  return hash;
}

}  // namespace localecs::docker

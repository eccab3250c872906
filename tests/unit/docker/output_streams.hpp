// The Engine's log streams as a test writes them; times are milliseconds after one moment in 2023.
#pragma once

#include <cstdio>
#include <string>

namespace localecs::docker {

using namespace std::chrono_literals;

// "2023-11-14T22:13:20.005000000Z "; 1'700'000'000 seconds after 1970.
inline std::string stamp(int milliseconds) {
  char text[64];
  std::snprintf(text, sizeof text, "2023-11-14T22:13:%02d.%03d000000Z ", 20 + milliseconds / 1000,
                milliseconds % 1000);
  return text;
}

inline std::string frame(int source, int milliseconds, const std::string& text) {
  const auto entry = stamp(milliseconds) + text;
  std::string header(8, '\0');
  header[0] = static_cast<char>(source);
  for (int byte = 0; byte < 4; ++byte) {
    header[4 + static_cast<std::size_t>(byte)] =
        static_cast<char>(entry.size() >> (8 * (3 - byte)) & 0xff);
  }
  return header + entry;
}

}  // namespace localecs::docker

// Reads small files whole.
#pragma once

#include <optional>
#include <string>

namespace localecs {

// The file's bytes. nullopt if it cannot be read to its end: it does not exist, it is a folder, or
// it belongs to a process in /proc that has ended meanwhile.
std::optional<std::string> read_file(const std::string& path);

}  // namespace localecs

// Small files, read whole.
#pragma once

#include <optional>
#include <string>

namespace localecs {

// What the file says. Nothing where it cannot be read to its end: it is not there, it is a folder,
// or it is of a process in /proc that has ended meanwhile.
std::optional<std::string> read_file(const std::string& path);

}  // namespace localecs

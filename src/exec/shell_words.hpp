// Splits a command line into words by the rules of Go's shlex package, which the SSM agent uses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace localecs::exec {

// Nothing is expanded, this is no shell. Words are separated by blanks, tabs and line ends. '…' is
// literal; inside "…" and outside quotes a backslash makes the next character ordinary; a # at the
// beginning of a word opens a comment. Throws std::invalid_argument, in the package's words, if a
// quote or a backslash is left open.
std::vector<std::string> shell_words(std::string_view line);

}  // namespace localecs::exec

// A command line as words, by the rules of the shlex package that the SSM agent splits with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace localecs::exec {

// No shell: nothing is expanded. Blank, tab and line ends separate; '…' is literal; in "…" and
// outside a backslash makes the next character ordinary; a # at a word's begin opens a comment.
// Throws std::invalid_argument, in the package's words, when a quote or a backslash is left open.
std::vector<std::string> shell_words(std::string_view line);

}  // namespace localecs::exec

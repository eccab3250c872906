// A program run to its end, within a limit.
#pragma once

#include <string>
#include <vector>

namespace localecs {

// The program's exit status; -1 where it could not be run, was killed, or took longer than five
// seconds (it is killed then). command: an absolute path and its arguments. Nothing of what it
// says is seen.
int run_quietly(const std::vector<std::string>& command);

}  // namespace localecs

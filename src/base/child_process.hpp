// Runs a program to its end, within a time limit.
#pragma once

#include <string>
#include <vector>

namespace localecs {

// command: an absolute path and arguments. The program's output is thrown away. Returns its exit
// status; -1 if it could not be started or was killed. It is killed after five seconds.
int run_quietly(const std::vector<std::string>& command);

}  // namespace localecs

// A folder for temporary files that nobody else can have prepared.
#pragma once

#include <string>

namespace localecs::app {

// Makes /tmp/<name> for our eyes only, or takes the one that an earlier run has made. Where others
// could have put something there, in wait for what we write through it, it is another name.
std::string private_folder(const std::string& name);

}  // namespace localecs::app

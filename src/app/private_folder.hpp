// Makes a folder for temporary files that no other user can have prepared.
#pragma once

#include <string>

namespace localecs::app {

// Makes /tmp/<name>, readable by us only, or takes the one that an earlier run made. If somebody
// else owns that name or could write there, a folder with another name is made, so that nobody can
// redirect our writes through links. Returns the path; empty if no folder can be made.
std::string private_folder(const std::string& name);

}  // namespace localecs::app

// The pause program, built beside the daemon and carried within it.
#pragma once

#include <string>
#include <string_view>

namespace localecs::docker {

std::string_view pause_program();
// An image with nothing but that program in it, as POST /images/create takes it: a tar archive.
std::string pause_archive();
// "localecs-pause:<hash>": another program is another image.
const std::string& pause_image_name();

}  // namespace localecs::docker

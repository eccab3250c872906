// SHA-256, which every frame of the data channel carries of its payload.
#pragma once

#include <string>
#include <string_view>

namespace localecs::exec {

std::string sha256(std::string_view bytes);  // 32 bytes, not hex

}  // namespace localecs::exec

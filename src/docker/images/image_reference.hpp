// Image references as users write them.
#pragma once

#include <string>
#include <string_view>

namespace localecs::docker {

struct ImageReference {
  std::string name;  // with its registry: "localhost:5000/web"
  std::string tag;   // or the digest if there is one, "sha256:..."; "latest" if there is neither
};

ImageReference read_reference(std::string_view text);

// The name as the Engine shows it: "nginx" for "docker.io/library/nginx:1".
std::string familiar_name(std::string_view reference);

}  // namespace localecs::docker

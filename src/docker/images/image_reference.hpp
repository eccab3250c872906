// Image references as users write them.
#pragma once

#include <string>
#include <string_view>

namespace localecs::docker {

struct ImageReference {
  std::string name;  // with its registry: "localhost:5000/web"
  std::string tag;   // or a digest, which counts more: "sha256:..."; "latest" when neither is there
};

ImageReference read_reference(std::string_view text);

// The name as the Engine shows it: "nginx" for "docker.io/library/nginx:1".
std::string familiar_name(std::string_view reference);

}  // namespace localecs::docker

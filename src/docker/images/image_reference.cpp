// Splits image references.
#include "image_reference.hpp"

namespace localecs::docker {

ImageReference read_reference(std::string_view text) {
  std::string_view digest;
  if (const auto at = text.find('@'); at != text.npos) {
    digest = text.substr(at + 1);
    text = text.substr(0, at);
  }
  // A colon in front of a slash belongs to the registry's port.
  const auto slash = text.rfind('/'), colon = text.rfind(':');
  const bool tagged = colon != text.npos && (slash == text.npos || colon > slash);
  const auto tag = tagged ? text.substr(colon + 1) : std::string_view("latest");
  const auto name = tagged ? text.substr(0, colon) : text;
  return {std::string(name), std::string(digest.empty() ? tag : digest)};
}

std::string familiar_name(std::string_view reference) {
  const auto whole = read_reference(reference).name;
  std::string_view name = whole;
  for (const std::string_view prefix : {"index.docker.io/", "docker.io/", "library/"}) {
    if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
  }
  return std::string(name);
}

}  // namespace localecs::docker

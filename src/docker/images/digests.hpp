// The manifest digest of an image, asked for once per image.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "engine/engine_api.hpp"

namespace localecs::docker {

// The digest ("sha256:...") under which the image is known in the reference's repository, out of
// the answer to GET /images/{id}/json. Empty for an image that came from no registry.
std::string read_digest(std::string_view image_body, std::string_view reference);

class Digests {
 public:
  explicit Digests(EngineApi& api) : api_(api) {}

  // `done` gets "sha256:...", or an empty text for an image that came from no registry or that the
  // Engine does not tell of quickly: a start waits for this. May be called at once. An image may
  // have a digest in each of several repositories: the reference's counts.
  void find(const std::string& image_id, const std::string& reference,
            std::function<void(std::string)> done);
  void forget() { known_.clear(); }  // a pull may have given an image a digest

 private:
  EngineApi& api_;
  std::map<std::string, std::string> known_;  // by image id and reference
};

}  // namespace localecs::docker

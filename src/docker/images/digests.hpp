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

  // `done` gets read_digest() of the image, from memory if it is known, then at once. It gets an
  // empty text where the Engine does not answer within a second: a start waits for this.
  void find(const std::string& image_id, const std::string& reference,
            std::function<void(std::string)> done);
  // A pull may have given an image that we know a digest in another repository.
  void forget() { known_.clear(); }

 private:
  EngineApi& api_;
  std::map<std::string, std::string> known_;  // by image id and reference
};

}  // namespace localecs::docker

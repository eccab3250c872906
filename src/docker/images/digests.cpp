// Looks digests up, and remembers them.
#include "digests.hpp"

#include "engine/json_read.hpp"
#include "image_reference.hpp"

namespace localecs::docker {

namespace {

constexpr std::chrono::seconds kPatience(1);

// The text behind the "@" of "web@sha256:..."; empty where there is none.
std::string digest_in(std::string_view reference) {
  const auto at = reference.find('@');
  return at == reference.npos ? std::string() : std::string(reference.substr(at + 1));
}

// Whether the image was built on this Engine. An Engine that keeps images in containerd gives such
// an image a digest, too, though no registry has it; newer ones tell where an image comes from.
bool is_home_made(const Json& image) {
  const auto& identity = member(image, "Identity");
  const auto has = [&](const char* origin) {
    const auto& all = member(identity, origin);
    return all.is_array() && !all.empty();
  };
  return has("Build") && !has("Pull");
}

}  // namespace

std::string read_digest(std::string_view image_body, std::string_view reference) {
  const auto json = parse_json(image_body);
  const auto& digests = member(json, "RepoDigests");
  if (!digests.is_array() || is_home_made(json)) return {};
  const auto name = familiar_name(reference);
  const auto asked = digest_in(reference);
  std::string first;
  for (const auto& each : digests) {
    const auto known = text(each);
    if (familiar_name(known) != name) continue;
    const auto digest = digest_in(known);
    if (digest == asked) return digest;
    if (first.empty()) first = digest;
  }
  return first;
}

void Digests::find(const std::string& image_id, const std::string& reference,
                   std::function<void(std::string)> done) {
  const auto key = image_id + " " + reference;
  const auto known = known_.find(key);
  if (known != known_.end()) return done(known->second);
  if (image_id.empty()) return done({});
  api_.ask({"GET", "/images/" + image_id + "/json", "inspecting", kPatience},
           [this, key, reference, done = std::move(done)](Answer answer) {
             if (answer.problem) return done({});
             done(known_[key] = read_digest(answer.body, reference));
           });
}

}  // namespace localecs::docker

// Looks digests up, and remembers them.
#include "digests.hpp"

#include "engine/answers.hpp"

namespace localecs::docker {

namespace {

constexpr std::chrono::seconds patience(1);

}  // namespace

void Digests::find(const std::string& image_id, const std::string& reference,
                   std::function<void(std::string)> done) {
  const auto key = image_id + " " + reference;
  const auto known = known_.find(key);
  if (known != known_.end()) return done(known->second);
  if (image_id.empty()) return done({});
  api_.ask({"GET", "/images/" + image_id + "/json", "inspecting", patience},
           [this, key, reference, done = std::move(done)](Answer answer) {
             if (answer.problem) return done({});
             done(known_[key] = read_digest(answer.body, reference));
           });
}

}  // namespace localecs::docker

// Looks digests up, and remembers them.
#include "digests.hpp"

#include "answers.hpp"

namespace localecs::docker {

namespace {

constexpr std::chrono::seconds patience(1);

}  // namespace

void Digests::find(const std::string& image_id, std::function<void(std::string)> done) {
  const auto known = known_.find(image_id);
  if (known != known_.end()) return done(known->second);
  if (image_id.empty()) return done({});
  api_.ask({"GET", "/images/" + image_id + "/json", "inspecting", patience},
           [this, image_id, done = std::move(done)](Answer answer) {
             if (answer.problem) return done({});
             done(known_[image_id] = read_digest(answer.body));
           });
}

}  // namespace localecs::docker

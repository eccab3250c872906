// POST /images/create: a stream that says 200 first and what went wrong later.
#include "pulls.hpp"

#include <localecs/base/text.hpp>

#include "image_reference.hpp"
#include "json_read.hpp"

namespace localecs::docker {

using effects::Problem;

std::string read_pull_error(std::string_view line) {
  const auto json = parse_json(line);
  auto detail = text(member(member(json, "errorDetail"), "message"));
  return detail.empty() ? text(member(json, "error")) : detail;
}

void Pulls::pull(const effects::PullImage& effect) {
  const auto [place, is_new] = pulls_.try_emplace(effect.image);
  place->second.waiting.push_back(effect.key);
  if (!is_new) return;
  runner_.add(
      Lane::pull,
      [this, image = effect.image](Finished finished) { begin(image, std::move(finished)); },
      [this, image = effect.image] { drop(image); });
}

void Pulls::begin(const std::string& image, Finished finished) {
  Pull& pull = pulls_.at(image);
  pull.finished = std::move(finished);
  pull.begun_at = std::chrono::steady_clock::now();
  const auto [name, tag] = read_reference(image);
  const auto path =
      "/images/create?fromImage=" + percent_encode(name) + "&tag=" + percent_encode(tag);
  const auto on_data = [&pull](std::string_view data) {
    pull.lines.put(data, [&pull](std::string_view line) {
      if (pull.error.empty()) pull.error = read_pull_error(line);
    });
  };
  pull.call = shop_.api.stream({"POST", path, "pulled", shop_.options.pull_timeout},
                               shop_.options.pull_idle_timeout, on_data,
                               [this, image](const Answer& answer) { ended(image, answer); });
}

void Pulls::ended(const std::string& image, const Answer& answer) {
  Pull& pull = pulls_.at(image);
  auto problem = answer.problem;
  if (!problem) {
    if (pull.error.empty()) pull.error = read_pull_error(pull.lines.rest());
    if (!pull.error.empty()) problem = Problem{Problem::Kind::refused, pull.error};
  } else if (problem->kind == Problem::Kind::timed_out &&
             std::chrono::steady_clock::now() < pull.begun_at + shop_.options.pull_timeout) {
    problem->message = "inactivity time exceeded timeout while pulling image";
  } else if (problem->kind == Problem::Kind::no_image) {
    problem->kind = Problem::Kind::refused;  // a pull is where the image would have come from
  }
  const auto finished = std::move(pull.finished);
  if (!problem) shop_.digests.forget();
  answer_all(image, problem);
  finished();
}

void Pulls::drop(const std::string& image) {
  answer_all(image, Problem{Problem::Kind::unreachable, "dropped: everything is being removed"});
}

void Pulls::answer_all(const std::string& image, const std::optional<Problem>& problem) {
  const auto pull = pulls_.extract(image);
  for (const auto& key : pull.mapped().waiting) shop_.tell(effects::Pulled{key, problem});
}

void Pulls::cancel_all() {
  for (const auto& [image, pull] : pulls_) {
    if (pull.call != 0) shop_.api.cancel(pull.call);
  }
}

}  // namespace localecs::docker

// POST /images/create?fromSrc=-
#include "pause_image.hpp"

#include <localecs/base/text.hpp>

#include "pause_program.hpp"
#include "pulls.hpp"

namespace localecs::docker {

namespace {

constexpr std::chrono::seconds kPatience(60);

std::string import_path() {
  const auto name = split(pause_image_name(), ':');
  return "/images/create?fromSrc=-&repo=" + percent_encode(name[0]) +
         "&tag=" + percent_encode(name[1]) + "&changes=" + percent_encode("CMD [\"/pause\"]");
}

}  // namespace

void PauseImage::import(Done done) {
  waiting_.push_back(std::move(done));
  if (waiting_.size() > 1) return;
  Ask ask{"POST", import_path(), "imported", kPatience, pause_archive()};
  ask.content_type = "application/x-tar";
  api_.ask(std::move(ask), [this](const Answer& answer) { imported(answer); });
}

void PauseImage::imported(const Answer& answer) {
  auto problem = answer.problem;
  // As with a pull, the status says 200 before the work is done: an error stands in the body.
  for (const auto line : split(answer.body, '\n')) {
    const auto error = read_pull_error(line);
    if (!problem && !error.empty())
      problem = effects::Problem{effects::Problem::Kind::refused, error};
  }
  for (const auto& done : std::exchange(waiting_, {})) done(problem);
}

}  // namespace localecs::docker

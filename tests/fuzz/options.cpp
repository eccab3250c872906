// Options and the calls about the clock: the first line names which, the rest is its text.
#include <localecs/app/options.hpp>

#include <app/clock_call.hpp>
#include <app/instance_option.hpp>

#include <array>
#include <sstream>
#include <stdexcept>

#include "target.hpp"

namespace localecs::fuzz {
namespace {

void instances(const std::string& text) {
  try {
    for (const auto& plan : app::instance_plans(0, {text}))
      require(plan.cpu >= 0 && plan.memory >= 0 && plan.gpus >= 0, "no less than nothing");
  } catch (const std::invalid_argument&) {
  }
}

void clock(const std::string& body) {
  AdjustableClock clock;
  const TimePoint before = clock.now();
  const http::Request request{
      .method = "POST", .target = "/_localecs/clock", .headers = {}, .body = body, .peer = {}};
  const auto answer = app::answer_clock(clock, request);
  require(answer.status == 200 || answer.status == 400, "the clock is set or it is not");
  require(clock.now() >= before, "the clock never goes back");
}

// More words than anybody writes; Boost takes quadratic time for them.
constexpr std::size_t kMostWords = 1000;

// Options that read no file.
void command_line(const std::string& text) {
  const std::string words = text.substr(0, text.find('\0'));
  std::vector<std::string> line{"localecs"};
  std::istringstream stream(words);
  for (std::string word; line.size() < kMostWords && stream >> word;) line.push_back(word);
  std::vector<const char*> arguments;
  for (const std::string& word : line) arguments.push_back(word.c_str());
  std::ostringstream out;
  try {
    app::read_options(static_cast<int>(arguments.size()), arguments.data(), out);
  } catch (const std::invalid_argument&) {
  }
}

constexpr std::array<std::string_view, 3> kNames{"instance", "clock", "arguments"};
constexpr std::array<void (*)(const std::string&), kNames.size()> kReaders{instances, clock,
                                                                           command_line};

void run(std::string_view bytes) {
  Input input(bytes);
  const auto reader = kReaders[choice(kNames, input.line())];
  reader(unfolded(input.rest()));
}

const Target target("options", run);

}  // namespace
}  // namespace localecs::fuzz

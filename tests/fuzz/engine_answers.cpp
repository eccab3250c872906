// What the Docker Engine, or whoever stands at its socket, may answer: the first line names the
// reader, the rest is the answer. The readers throw nothing, and what they read is UTF-8.
#include <localecs/base/text.hpp>

#include <docker/containers/task_cgroups.hpp>
#include <docker/engine/answers.hpp>
#include <docker/engine/event_stream.hpp>
#include <docker/engine/json_read.hpp>
#include <docker/engine/rfc3339.hpp>
#include <docker/images/digests.hpp>
#include <docker/images/image_reference.hpp>
#include <docker/images/pull_errors.hpp>
#include <docker/images/pull_progress.hpp>
#include <docker/images/registry_logins.hpp>
#include <docker/networks/network_finder.hpp>

#include <array>
#include <stdexcept>

#include "target.hpp"

namespace localecs::fuzz {
namespace {

using Reader = void (*)(std::string_view answer);

void require_text(std::string_view text) {
  require(is_utf8(text), "what is shown is UTF-8");
}

void refusal(std::string_view answer) {
  const effects::Problem problem = docker::refusal(404, answer);
  require_text(problem.message);
  docker::is_transient(problem);
  require_text(docker::with_advice(problem.message));
}

void version(std::string_view answer) {
  const auto negotiated = docker::negotiate(answer);
  require(negotiated.version.empty() != negotiated.error.empty(), "a version or an error");
  require_text(negotiated.error);
}

void info(std::string_view answer) {
  const auto host = docker::read_info(answer);
  require(host.cpu >= 0 && host.memory >= 0, "a machine is not less than nothing");
  docker::TaskCgroups cgroups(false, {.cgroups = "/nowhere", .units = "/nowhere"});
  cgroups.learn(answer);
}

void inspect(std::string_view answer) {
  if (const auto container = docker::read_inspect(answer)) {
    require_text(container->id);
    require_text(container->error);
    for (const auto& binding : container->bindings)
      require(binding.hostPort.value_or(0) >= 0 && binding.hostPort.value_or(0) <= 65535,
              "ports are ports");
  }
}

void list(std::string_view answer) {
  if (const auto all = docker::read_list(answer))
    for (const auto& listed : all->containers) require_text(listed.runtime_id);
  docker::read_ids(answer);
}

void events(std::string_view answer) {
  docker::Lines lines(4096);
  try {
    lines.put(answer, [](std::string_view line) { docker::read_event(line); });
  } catch (const std::length_error&) {
  }
}

void pull(std::string_view answer) {
  docker::PullProgress progress;
  docker::Lines lines;
  try {
    lines.put(answer, [&](std::string_view line) {
      progress.take(line);
      docker::read_pull_error(line);
    });
  } catch (const std::length_error&) {
  }
  require_text(progress.error());
  require_text(progress.so_far());
  require_text(progress.summary());
}

void image(std::string_view answer) {
  Input input(answer);
  const std::string_view reference = input.line();
  docker::read_digest(input.rest(), reference);
  docker::read_reference(reference);
  docker::familiar_name(reference);
  docker::registry_of(reference);
}

void network(std::string_view answer) {
  docker::read_network(answer);
}

void time(std::string_view answer) {
  docker::from_rfc3339(answer);
}

void json(std::string_view answer) {
  require_text(docker::to_utf8(answer));
  require_text(docker::write_json(docker::parse_json(answer)));
}

constexpr std::array<std::string_view, 11> kNames{"refusal", "version", "info", "inspect",
                                                  "list",    "events",  "pull", "image",
                                                  "network", "time",    "json"};
constexpr std::array<Reader, kNames.size()> kReaders{
    refusal, version, info, inspect, list, events, pull, image, network, time, json};

void run(std::string_view bytes) {
  Input input(bytes);
  const Reader reader = kReaders[choice(kNames, input.line())];
  reader(unfolded(input.rest()));
}

const Target target("engine_answers", run);

}  // namespace
}  // namespace localecs::fuzz

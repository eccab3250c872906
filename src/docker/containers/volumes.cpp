// POST /volumes/create, GET and DELETE /volumes/{name}.
#include "volumes.hpp"

#include <localecs/base/text.hpp>

#include "engine/answers.hpp"
#include "engine/json_read.hpp"
#include "engine/labels.hpp"

namespace localecs::docker {

using effects::CreateVolume;
using effects::Problem;
using effects::VolumeCreated;
using effects::VolumeRemoved;

namespace {

std::string path_of(const std::string& name) {
  return "/volumes/" + percent_encode(name);
}

Json request_of(const CreateVolume& effect, const std::string& owner) {
  Json labels = Json::object();
  for (const auto& [name, value] : effect.labels) labels[name] = value;
  if (!effect.is_shared) {
    labels[labels::kOwner] = owner;
    labels[labels::kTask] = effect.key.task_arn;
  }
  Json options = Json::object();
  for (const auto& [name, value] : effect.driver_options) options[name] = value;
  return {{"Name", effect.name},
          {"Driver", effect.driver},
          {"DriverOpts", std::move(options)},
          {"Labels", std::move(labels)}};
}

struct Creation {
  EngineLink& link;
  CreateVolume effect;
  Finished finished;

  void end(std::optional<Problem> problem, std::string mount_point) const {
    link.report(VolumeCreated{effect.key, std::move(problem), std::move(mount_point)});
    finished();
  }

  void create() const {
    link.api.ask({"POST", "/volumes/create", "created", link.options.create_timeout,
                  write_json(request_of(effect, link.options.owner))},
                 [self = *this](const Answer& answer) {
                   // A shared volume of that name exists with another driver or other options:
                   // ECS uses it as it is.
                   const bool is_other = answer.status == kConflict && self.effect.is_shared;
                   is_other ? self.find_existing() : self.on_volume(answer);
                 });
  }

  // The volume must be there: the definition has autoprovision off, or it is shared with others.
  void find_existing() const {
    link.api.ask({"GET", path_of(effect.name), "inspecting", link.options.inspect_timeout},
                 [self = *this](Answer answer) {
                   if (answer.status == kNotFound) {
                     answer.problem =
                         Problem{Problem::Kind::vanished,
                                 "volume detection failed, volume '" + self.effect.name +
                                     "' does not exist and autoprovision is set to "
                                     "false"};
                   }
                   self.on_volume(answer);
                 });
  }

  // --forbid host-mounts judged the task definition at the launch. But a shared volume that exists
  // already may be a bind to a folder of the host, which the definition does not show.
  bool hides_host_folder(const Json& volume) const {
    return effect.is_shared && !link.options.shares_host_folders &&
           !effect.driver_options.contains("device") &&
           !member(member(volume, "Options"), "device").is_null();
  }

  void on_volume(const Answer& answer) const {
    if (answer.problem) return end(answer.problem, "");
    const auto volume = parse_json(answer.body);
    if (text(member(volume, "Name")).empty()) return end(senseless("a call about a volume"), "");
    if (hides_host_folder(volume)) {
      return end(Problem{Problem::Kind::refused,
                         "volume '" + effect.name +
                             "' is a folder of this machine, which this localecs does not permit "
                             "(--forbid host-mounts)"},
                 "");
    }
    end({}, text(member(volume, "Mountpoint")));
  }
};

}  // namespace

void create_volume(EngineLink& link, const CreateVolume& effect, Finished finished) {
  const Creation creation{link, effect, std::move(finished)};
  effect.must_exist ? creation.find_existing() : creation.create();
}

void remove_volume(EngineLink& link, const effects::RemoveVolume& effect, Finished finished) {
  link.api.ask(
      {"DELETE", path_of(effect.name), "removed", link.options.remove_timeout},
      [&link, key = effect.key, finished = std::move(finished)](const Answer& answer) {
        link.report(VolumeRemoved{key, answer.status == kNotFound ? std::nullopt : answer.problem});
        finished();
      });
}

}  // namespace localecs::docker

// The steps of a task's volumes.
#include "volumes.hpp"

#include <localecs/aws/ecs/volume.hpp>
#include <localecs/services/ecs/rows/task.hpp>

namespace localecs::decide {
namespace {

using aws::ecs::DockerVolumeConfiguration;
using state::Volume;

// How the definition wants the volume to be made; all defaults for one that is just empty.
DockerVolumeConfiguration configuration_of(const state::Task& task, const Volume& volume) {
  if (task.definition->volumes)
    for (const auto& definition : *task.definition->volumes)
      if (definition.name == volume.name)
        return definition.dockerVolumeConfiguration.value_or(DockerVolumeConfiguration{});
  return {};
}

effects::CreateVolume creation_of(Look& look, const Volume& volume) {
  const auto configuration = configuration_of(look.task(), volume);
  effects::CreateVolume create;
  create.key = look.key(volume.name);
  create.name = volume.engine_name;
  create.driver = configuration.driver.value_or("local");
  if (configuration.driverOpts) create.driver_options = *configuration.driverOpts;
  if (configuration.labels) create.labels = *configuration.labels;
  create.must_exist = volume.is_shared && !configuration.autoprovision.value_or(false);
  create.is_shared = volume.is_shared;
  return create;
}

}  // namespace

void create_volumes(Look& look) {
  for (Volume& volume : look.task().volumes) {
    if (volume.step != Volume::Step::waiting || !look.wait_for_engine(volume.retry_at)) continue;
    volume.step = Volume::Step::creating;
    look.ask(creation_of(look, volume));
  }
}

bool are_volumes_ready(const state::Task& task) {
  return std::ranges::all_of(
      task.volumes, [](const Volume& volume) { return volume.step == Volume::Step::ready; });
}

bool remove_volumes(Look& look) {
  bool left = false;
  for (Volume& volume : look.task().volumes) {
    left |= volume.step == Volume::Step::creating;  // its outcome tells whether there is one
    if (!volume.exists || volume.is_shared) continue;
    left = true;
    if (volume.removing || !look.wait_for_engine(volume.retry_at)) continue;
    volume.removing = true;
    look.ask(effects::RemoveVolume{look.key(volume.name), volume.engine_name});
  }
  return left;
}

}  // namespace localecs::decide

// Volumes as binds, and the names by which containers of a task refer to each other.
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/aws/ecs/volume.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>

#include "sample_task.hpp"

namespace localecs::decide {
namespace {

using testing::ElementsAre;

aws::ecs::Volume volume(const std::string& name) {
  return {.name = name};
}
aws::ecs::Volume of_host(const std::string& name, const std::string& path) {
  auto made = volume(name);
  made.host = aws::ecs::HostVolumeProperties{path};
  return made;
}
aws::ecs::Volume efs(const std::string& name, const std::string& root) {
  auto made = volume(name);
  made.efsVolumeConfiguration = {.fileSystemId = "fs-1", .rootDirectory = root};
  return made;
}

struct Mounts : testing::Test {
  effects::ContainerSpec spec() {
    state::Task task = sample_task({definition, container_definition("b")},
                                   [&](auto& whole) { whole.volumes = volumes; });
    task.volumes.push_back({.name = "own", .engine_name = "ecs-web-3-own-1"});
    if (fargate) task.launch_type = aws::ecs::LaunchType::FARGATE;
    return given(container_spec(state, task, task.containers[0]));
  }
  void mount(const std::string& source, const std::string& path, bool read_only = false) {
    if (!definition.mountPoints) definition.mountPoints.emplace();
    definition.mountPoints->push_back(
        {.containerPath = path, .readOnly = read_only, .sourceVolume = source});
  }

  state::State state{services::parts()};
  aws::ecs::ContainerDefinition definition = container_definition("a");
  std::vector<aws::ecs::Volume> volumes;
  bool fargate = false;
};

TEST_F(Mounts, name_volumes_and_host_folders) {
  volumes = {volume("own"), of_host("host", "/srv/data")};
  mount("own", "/own");
  mount("host", "/data", true);
  EXPECT_THAT(spec().binds, ElementsAre("ecs-web-3-own-1:/own", "/srv/data:/data:ro"));
}

TEST_F(Mounts, file_systems_are_folders_of_this_machine_and_stay_in_them) {
  state[ecs::settings].file_systems_folder = "/fs";
  volumes = {efs("a", "/"), efs("b", "/deep/er/"), efs("c", "/../../etc")};
  volumes.push_back(volume("d"));
  volumes.back().fsxWindowsFileServerVolumeConfiguration = {.fileSystemId = "fs-2",
                                                            .rootDirectory = "\\share\\x"};
  for (const char* name : {"a", "b", "c", "d"}) mount(name, std::string("/") + name);
  EXPECT_THAT(spec().binds, ElementsAre("/fs/fs-1:/a", "/fs/fs-1/deep/er:/b", "/fs/fs-1/etc:/c",
                                        "/fs/fs-2/share/x:/d"));
}

TEST_F(Mounts, file_systems_are_not_left_by_links_or_names) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(testing::TempDir()) / ("mounts-" + std::to_string(getpid()));
  fs::create_directories(folder / "fs-1/in");
  fs::create_directory_symlink("/etc", folder / "fs-1/out");
  fs::create_directory_symlink("../../..", folder / "fs-1/in/up");
  fs::create_directory_symlink("in", folder / "fs-1/within");
  fs::create_directory_symlink("loop", folder / "fs-1/loop");
  state[ecs::settings].file_systems_folder = folder / "fs";
  fs::create_directory_symlink(folder, folder / "fs");  // the user's own may lead anywhere
  const auto bind_of = [&](const std::string& id, const std::string& root) {
    volumes = {efs("v", root)};
    volumes[0].efsVolumeConfiguration->fileSystemId = id;
    definition.mountPoints.reset();
    mount("v", "/v");
    try {
      return spec().binds.at(0).substr(folder.string().size());
    } catch (const ResourceError& error) {
      return std::string(error.what()).substr(std::string(error.what()).rfind(": ") + 2);
    }
  };
  const struct {
    const char *id, *root, *expected;
  } rows[] = {
      {"fs-1", "/", "/fs/fs-1:/v"},
      {"fs-1", "/in", "/fs/fs-1/in:/v"},
      {"fs-1", "/within/new", "/fs/fs-1/in/new:/v"},
      {"fs-2", "/new", "/fs/fs-2/new:/v"},
      {"fs-1", "/out", "the path /out leads out of fs-1"},
      {"fs-1", "/out/ssh", "the path /out/ssh leads out of fs-1"},
      {"fs-1", "/in/up", "the path /in/up leads out of fs-1"},
      {"fs-1", "/loop", "the path /loop leads out of fs-1"},
      {".", "/", "'.' is no file system id"},
      {"", "/", "'' is no file system id"},
      {"..", "/", "'..' is no file system id"},
      {"fs-1/out", "/", "'fs-1/out' is no file system id"},
  };
  for (const auto& [id, root, expected] : rows) EXPECT_EQ(bind_of(id, root), expected) << root;
  fs::remove_all(folder);
}

TEST_F(Mounts, file_systems_without_a_folder_fail_the_task) {
  volumes = {efs("a", "/")};
  mount("a", "/a");
  EXPECT_THROW(spec(), ResourceError);
  fargate = true;
  try {
    spec();
    FAIL();
  } catch (const ResourceError& error) {
    EXPECT_THAT(error.what(), testing::StartsWith("ResourceInitializationError: failed to invoke "
                                                  "EFS utils commands to set up EFS volumes: "));
  }
}

TEST_F(Mounts, volumes_of_other_containers_and_links_use_the_engines_names) {
  definition.volumesFrom = {{.readOnly = true, .sourceContainer = "b"}, {.sourceContainer = "b"}};
  definition.links = std::vector<std::string>{"b", "b:db"};
  EXPECT_THAT(spec().volumes_from, ElementsAre("ecs-web-3-b:ro", "ecs-web-3-b"));
  EXPECT_THAT(spec().links, ElementsAre("ecs-web-3-b:b", "ecs-web-3-b:db"));
}

}  // namespace
}  // namespace localecs::decide

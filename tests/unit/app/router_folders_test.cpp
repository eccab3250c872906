// A router's folder goes with its task, and nothing else does.
#include "app/router_folders.hpp"

#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

namespace localecs::app {
namespace {

namespace fs = std::filesystem;

class RouterFolders : public testing::Test {
 protected:
  RouterFolders() {
    std::string name = (fs::temp_directory_path() / "localecs-XXXXXX").string();
    root = mkdtemp(name.data());
    state[ecs::settings].work_folder = root / "work";
    fs::create_directories(root / "work/firelens/other");
    std::ofstream(root / "mine") << "x";
  }
  ~RouterFolders() override { fs::remove_all(root); }

  std::string add(const std::string& id, state::TaskStatus status) {
    auto definition = std::make_shared<aws::ecs::TaskDefinition>();
    aws::ecs::ContainerDefinition router;
    router.firelensConfiguration.emplace();
    definition->containerDefinitions = {router};
    state::Task task;
    task.arn = "arn:aws:ecs:us-east-1:000000000000:task/default/" + id;
    task.definition = definition;
    task.last_status = status;
    const std::string arn = task.arn;
    state[ecs::tasks].add(std::move(task));
    fs::create_directories(folder(id) / "config");
    fs::create_symlink(root / "mine", folder(id) / "config/link");
    return arn;
  }
  fs::path folder(const std::string& id) const { return root / "work/firelens" / id; }
  void remove_container(const std::string& arn) {
    remove_router_folder(state, effects::RemoveContainer{{arn, "router"}, "1"});
  }

  fs::path root;
  state::State state{services::parts()};
};

TEST_F(RouterFolders, go_with_the_containers_of_a_stopped_task) {
  remove_container(add("01", state::TaskStatus::RUNNING));
  EXPECT_TRUE(fs::exists(folder("01")));
  remove_container(add("02", state::TaskStatus::STOPPED));
  EXPECT_FALSE(fs::exists(folder("02")));
  EXPECT_TRUE(fs::exists(root / "mine"));
  EXPECT_TRUE(fs::exists(folder("other")));
}

TEST_F(RouterFolders, go_with_all_tasks) {
  add("01", state::TaskStatus::RUNNING);
  add("02", state::TaskStatus::STOPPED);
  remove_router_folders(state);
  EXPECT_FALSE(fs::exists(folder("01")));
  EXPECT_FALSE(fs::exists(folder("02")));
  EXPECT_TRUE(fs::exists(folder("other")));
}

TEST_F(RouterFolders, of_no_name_are_left) {
  for (const char* arn : {"task/..", "task/.", "task/", "", "task/a/../..", "task/A b"})
    remove_container(arn);
  EXPECT_TRUE(fs::exists(folder("other")));
  EXPECT_TRUE(fs::exists(root / "mine"));
}

}  // namespace
}  // namespace localecs::app

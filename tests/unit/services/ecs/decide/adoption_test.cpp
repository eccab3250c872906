// What records and the Engine's list make of tasks whose rows are lost.
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/decide/adoption.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/family.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

#include "sample_task.hpp"

namespace localecs::decide {
namespace {

using state::ContainerStep;
using state::Task;
using state::TaskStatus;

effects::Kept kept(const Task& task, const std::string& container, bool running = true) {
  effects::Listed listed;
  listed.key = {task.arn, container};
  listed.runtime_id = "id-" + container;
  listed.running = running;
  listed.ever_started = true;
  listed.created_at = kNow - std::chrono::seconds(50);
  return {listed, {}};
}

struct Adopt : testing::Test {
  state::State state{services::parts()};
  IdSource ids{1};
  Task recorded = sample_task({container_definition("a"), container_definition("b", false)});

  bool adopted(const std::vector<effects::Kept>& list) {
    return adopt(state, recorded, list, ids, kNow);
  }
  const Task& row() const { return *state[ecs::tasks].find(recorded.arn); }
};

TEST_F(Adopt, a_task_with_all_its_containers) {
  recorded.service_arn = "arn:aws:ecs:eu-west-1:123456789012:service/web/web";
  recorded.group = "service:web";
  ASSERT_TRUE(adopted({kept(recorded, "a"), kept(recorded, "b")}));
  EXPECT_EQ(row().containers[0].step, ContainerStep::running);
  EXPECT_EQ(row().containers[0].runtime_id, "id-a");
  EXPECT_EQ(row().started_at, kNow - std::chrono::seconds(50));
  EXPECT_EQ(row().created_at, recorded.created_at);
  EXPECT_EQ(row().group, "service:web");
  EXPECT_EQ(row().service_arn, "");
}

TEST_F(Adopt, one_that_had_not_begun_altogether_goes_on_from_there) {
  auto second = kept(recorded, "b", false);
  second.listed.ever_started = false;
  ASSERT_TRUE(adopted({kept(recorded, "a"), second}));
  EXPECT_EQ(row().containers[1].step, ContainerStep::created);
  EXPECT_FALSE(row().started_at);
}

TEST_F(Adopt, not_what_lacks_a_container_or_its_sandbox) {
  EXPECT_FALSE(adopted({kept(recorded, "a")}));
  recorded.sandbox.runtime_id = "id-pause";
  EXPECT_FALSE(adopted({kept(recorded, "a"), kept(recorded, "b")}));
  EXPECT_EQ(state[ecs::tasks].size(), 0U);
  EXPECT_EQ(state[ecs::clusters].size(), 0U);
  auto pause = kept(recorded, "");
  pause.listed.key = {};  // from the pool: its labels name no task
  pause.listed.runtime_id = "id-pause";
  EXPECT_TRUE(adopted({kept(recorded, "a"), kept(recorded, "b"), pause}));
}

TEST_F(Adopt, not_what_names_nothing) {
  recorded.cluster_arn = "nonsense";
  EXPECT_FALSE(adopted({kept(recorded, "a"), kept(recorded, "b")}));
}

TEST_F(Adopt, its_volumes_are_there_as_its_containers_are) {
  recorded.volumes = {{.name = "v", .engine_name = "e"}};
  ASSERT_TRUE(adopted({kept(recorded, "a"), kept(recorded, "b")}));
  EXPECT_EQ(row().volumes[0].step, state::Volume::Step::ready);
  EXPECT_TRUE(row().volumes[0].exists);
}

TEST_F(Adopt, brings_its_cluster_with_an_instance) {
  recorded.instance_arn = "arn:aws:ecs:eu-west-1:123456789012:container-instance/web/lost";
  recorded.resources.memory = 64;
  state[ecs::hosts].own = {.cpu = 2048, .memory = 4096, .connected = true};
  ASSERT_TRUE(adopted({kept(recorded, "a"), kept(recorded, "b")}));
  const state::Cluster* cluster = state[ecs::clusters].find(recorded.cluster_arn);
  ASSERT_TRUE(cluster);
  EXPECT_EQ(cluster->name, "web");
  const state::Instance* instance = state[ecs::instances].find(row().instance_arn);
  ASSERT_TRUE(instance);
  EXPECT_EQ(instance->used.memory, 64);
}

TEST_F(Adopt, the_definition_is_inactive_unless_it_is_known) {
  ASSERT_TRUE(adopted({kept(recorded, "a"), kept(recorded, "b")}));
  const std::string prefix = "arn:aws:ecs:eu-west-1:123456789012:task-definition/web";
  const state::Family* family = state[ecs::families].find(prefix);
  ASSERT_TRUE(family);
  EXPECT_EQ(family->last_revision, 3);
  EXPECT_EQ(family->revisions.at(3).status, aws::ecs::TaskDefinitionStatus::INACTIVE);

  const auto known = family->revisions.at(3).registered;
  Task second = recorded;
  second.arn += "2";
  second.definition = std::make_shared<const aws::ecs::TaskDefinition>(*recorded.definition);
  ASSERT_TRUE(adopt(state, second, {kept(second, "a"), kept(second, "b")}, ids, kNow));
  EXPECT_EQ(state[ecs::tasks].find(second.arn)->definition, known);
}

}  // namespace
}  // namespace localecs::decide

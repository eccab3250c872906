// Volumes of the simulated engine, and what containers need of each other.
#include "engine_fixture.hpp"

namespace localecs::simulated {
namespace {

using namespace std::chrono_literals;
using namespace effects;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Volumes : Fixture {
  CreateVolume volume(const std::string& name) {
    CreateVolume effect;
    effect.key = key("data");
    effect.name = name;
    return effect;
  }
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& one : engine->volumes()) names.push_back(one.name + " of " + one.task_arn);
    return names;
  }
};

TEST_F(Volumes, are_made_once_and_removed) {
  engine->perform(volume("v"));
  engine->perform(volume("v"));
  EXPECT_THAT(pass(3ms), ElementsAre("VolumeCreated data", "VolumeCreated data"));
  EXPECT_EQ(last<VolumeCreated>().mount_point, "/var/lib/docker/volumes/v/_data");
  EXPECT_THAT(names(), ElementsAre("v of task"));
  engine->perform(RemoveVolume{key("data"), "v"});
  engine->perform(RemoveVolume{key("data"), "v"});
  EXPECT_THAT(pass(5ms), ElementsAre("VolumeRemoved data", "VolumeRemoved data"));
  EXPECT_THAT(names(), IsEmpty());
}

TEST_F(Volumes, that_must_exist_are_not_made) {
  auto effect = volume("v");
  effect.must_exist = true;
  engine->perform(effect);
  EXPECT_THAT(pass(3ms), ElementsAre("VolumeCreated data vanished"));
  EXPECT_THAT(names(), IsEmpty());
  auto shared = volume("v");
  shared.is_shared = true;
  engine->perform(shared);
  pass(3ms);
  engine->perform(effect);
  EXPECT_THAT(pass(3ms), ElementsAre("VolumeCreated data"));
  EXPECT_THAT(names(), ElementsAre("v of "));
}

TEST_F(Volumes, are_not_removed_while_a_container_has_them) {
  engine->perform(volume("v"));
  auto user = create();
  user.spec.binds = {"v:/data:ro", "/host:/other"};
  const auto id = made(user);
  engine->perform(RemoveVolume{key("data"), "v"});
  EXPECT_THAT(pass(5ms), ElementsAre("VolumeRemoved data refused"));
  engine->perform(RemoveContainer{key(), id});
  pass(5ms);
  engine->perform(RemoveVolume{key("data"), "v"});
  EXPECT_THAT(pass(5ms), ElementsAre("VolumeRemoved data"));
}

TEST_F(Volumes, come_into_being_unasked_by_a_bind_to_a_name) {
  auto user = create();
  user.spec.binds = {"forgotten:/data"};
  made(user);
  EXPECT_THAT(names(), ElementsAre("forgotten of "));
}

TEST_F(Volumes, of_tasks_go_with_everything_and_shared_ones_stay) {
  auto shared = volume("shared");
  shared.is_shared = true;
  engine->perform(shared);
  engine->perform(volume("own"));
  pass(3ms);
  engine->remove_everything([](const std::string&) {});
  pass(5ms);
  EXPECT_THAT(names(), ElementsAre("shared of "));
}

TEST_F(Volumes, of_another_container_need_that_container) {
  auto user = create({}, "user");
  user.spec.volumes_from = {"ecs-web:ro"};
  engine->perform(user);
  EXPECT_THAT(pass(5ms), ElementsAre("Created user refused"));
  EXPECT_THAT(last<Created>().problem->message, HasSubstr("No such container: ecs-web"));
  made(create());
  running(user);
}

TEST_F(Volumes, links_need_a_running_container) {
  made(create());
  auto linked = create({}, "linked");
  linked.spec.links = {"ecs-web:web"};
  const auto id = made(linked);
  engine->perform(StartContainer{linked.key, id, {}, false});
  EXPECT_THAT(pass(20ms), ElementsAre("Started linked refused"));
  running(create());
  engine->perform(StartContainer{linked.key, id, {}, false});
  EXPECT_THAT(pass(20ms), ElementsAre("Started linked"));
}

}  // namespace
}  // namespace localecs::simulated

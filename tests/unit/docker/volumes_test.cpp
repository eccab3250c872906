// Volumes of the Engine.
#include "docker_engine_fixture.hpp"

namespace localecs::docker {
namespace {

using testing::HasSubstr;

const ContainerKey data{"arn:task/1", "data"};
const std::string shown = R"({"Name":"v","Mountpoint":"/var/lib/v"})";

TEST_F(DockerEngineTest, creates_a_volume_of_the_task_and_removes_it) {
  connect();
  Json body;
  fake.handle = [&](const std::string& request, const std::string& text) -> std::optional<Reply> {
    if (request == "DELETE /volumes/v") return Reply{204, ""};
    if (request != "POST /volumes/create") return std::nullopt;
    body = Json::parse(text);
    return Reply{201, shown};
  };
  perform(CreateVolume{.key = data, .name = "v", .driver_options = {{"type", "tmpfs"}}});
  ASSERT_NE(next<VolumeCreated>(), nullptr);
  EXPECT_FALSE(next<VolumeCreated>()->problem);
  EXPECT_EQ(next<VolumeCreated>()->mount_point, "/var/lib/v");
  EXPECT_EQ(body["Driver"], "local");
  EXPECT_EQ(body["DriverOpts"]["type"], "tmpfs");
  EXPECT_EQ(body["Labels"]["localecs.owner"], "me");
  perform(RemoveVolume{data, "v"});
  ASSERT_NE(next<VolumeRemoved>(), nullptr);
  EXPECT_FALSE(next<VolumeRemoved>()->problem);
}

TEST_F(DockerEngineTest, a_shared_volume_is_not_ours_and_may_be_there_already) {
  connect();
  Json body;
  fake.handle = [&](const std::string& request, const std::string& text) -> std::optional<Reply> {
    if (request == "GET /volumes/v") return Reply{200, shown};
    if (request != "POST /volumes/create") return std::nullopt;
    body = Json::parse(text);
    return message(409, "a volume named v already exists with the x driver");
  };
  perform(CreateVolume{.key = data, .name = "v", .is_shared = true});
  ASSERT_NE(next<VolumeCreated>(), nullptr);
  EXPECT_FALSE(next<VolumeCreated>()->problem);
  EXPECT_FALSE(body["Labels"].contains("localecs.owner"));
}

TEST_F(DockerEngineTest, a_volume_that_must_exist_is_not_created) {
  connect();
  replies["GET /volumes/v"] = message(404, "get v: no such volume");
  perform(CreateVolume{.key = data, .name = "v", .must_exist = true, .is_shared = true});
  const auto* created = next<VolumeCreated>();
  ASSERT_NE(created, nullptr);
  EXPECT_EQ(created->problem->message,
            "volume detection failed, volume 'v' does not exist and autoprovision is set to false");
  EXPECT_EQ(fake.count("POST /volumes/create"), 0);
}

TEST_F(DockerEngineTest, tells_what_goes_wrong_with_a_volume) {
  connect();
  replies["POST /volumes/create"] = message(500, "no such driver");
  perform(CreateVolume{.key = data, .name = "v"});
  ASSERT_NE(next<VolumeCreated>(), nullptr);
  EXPECT_THAT(next<VolumeCreated>()->problem->message, HasSubstr("no such driver"));
  replies["DELETE /volumes/v"] = message(409, "volume is in use");
  perform(RemoveVolume{data, "v"});
  ASSERT_NE(next<VolumeRemoved>(), nullptr);
  EXPECT_THAT(next<VolumeRemoved>()->problem->message, HasSubstr("in use"));
}

}  // namespace
}  // namespace localecs::docker

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

// Made by hand, or by a task before such folders were forbidden.
TEST_F(DockerEngineTest, a_shared_volume_may_be_forbidden_to_be_a_folder_of_the_host) {
  options.shares_host_folders = false;
  connect();
  struct Row {
    const char* options;
    bool is_shared, says_so_itself, refused;
  };
  const char* folder = R"({"device":"/","o":"bind","type":"none"})";
  for (const Row& row :
       {Row{folder, true, false, true}, Row{folder, true, true, false},
        Row{folder, false, false, false}, Row{R"({"type":"tmpfs"})", true, false, false},
        Row{"null", true, false, false}})
    for (const bool must_exist : {true, false}) {
      const std::string body =
          R"({"Name":"v","Mountpoint":"/m","Options":)" + std::string(row.options) + "}";
      replies["GET /volumes/v"] = replies["POST /volumes/create"] = Reply{200, body};
      CreateVolume effect{.key = data, .name = "v"};
      effect.must_exist = must_exist;
      effect.is_shared = row.is_shared;
      if (row.says_so_itself) effect.driver_options["device"] = "/";
      told.clear();
      perform(effect);
      const auto* created = next<VolumeCreated>();
      ASSERT_NE(created, nullptr);
      ASSERT_EQ(created->problem.has_value(), row.refused) << row.options << must_exist;
      if (row.refused) {
        EXPECT_THAT(created->problem->message, HasSubstr("--forbid host-mounts"));
      }
    }
}

TEST_F(DockerEngineTest, a_shared_volume_that_is_a_folder_of_the_host_is_used_where_it_may_be) {
  connect();
  replies["GET /volumes/v"] =
      Reply{200, R"({"Name":"v","Mountpoint":"/m","Options":{"device":"/"}})"};
  perform(CreateVolume{.key = data, .name = "v", .must_exist = true, .is_shared = true});
  ASSERT_NE(next<VolumeCreated>(), nullptr);
  EXPECT_FALSE(next<VolumeCreated>()->problem);
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

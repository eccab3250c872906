// The network that gives the host 169.254.170.2.
#include "docker_engine_fixture.hpp"

namespace localecs::docker {
namespace {

using testing::Contains;
using testing::HasSubstr;

struct MetadataNetworkTest : DockerEngineTest {
  const std::string list = "GET /networks?filters=%7B%22driver%22%3A%5B%22bridge%22%5D%7D";
  const std::string make = "POST /networks/create";
  std::string created;

  void SetUp() override {
    options.metadata_network = true;
    DockerEngineTest::SetUp();
    fake.handle = [this](const std::string& request,
                         const std::string& body) -> std::optional<Reply> {
      if (request == make) created = body;
      const auto found = replies.find(request);
      return found == replies.end() ? std::nullopt : std::optional(found->second);
    };
    replies[list] = {200, "[]"};
  }
  // From now on the Engine finds the network by its name.
  void have_removable() {
    fake.handle = [this, before = fake.handle](const std::string& request,
                                               const std::string& body) -> std::optional<Reply> {
      if (request.starts_with("GET /networks?") && request != list) {
        const bool ours = request.find("localecs-metadata") != request.npos;
        return Reply{200, ours ? R"([{"Id":"n2"}])" : "[]"};
      }
      if (request.starts_with("GET /volumes")) return Reply{200, R"({"Volumes":[]})"};
      if (request == "DELETE /networks/n2") {
        replies[list] = {200, "[]"};
        return Reply{204, ""};
      }
      return before(request, body);
    };
  }
  static Reply networks(const std::string& gateway) {
    return {200,
            R"([{"Id":"n1","IPAM":{"Config":null}},{"Id":"n2","IPAM":{"Config":[{"Gateway":")" +
                gateway + R"("}]}}])"};
  }
};

TEST_F(MetadataNetworkTest, is_made_before_the_engine_counts_as_up) {
  replies[make] = {201, R"({"Id":"n2"})"};
  begin();
  ASSERT_NE(next<EngineUp>(), nullptr);
  EXPECT_TRUE(next<EngineUp>()->has_metadata_address);
  const auto body = Json::parse(created);
  EXPECT_EQ(body["IPAM"]["Config"],
            Json::parse(R"([{"Subnet":"169.254.170.0/24","Gateway":"169.254.170.2"}])"));
  EXPECT_EQ(body["Options"]["com.docker.network.bridge.enable_ip_masquerade"], "false");
  EXPECT_EQ(body["Labels"]["localecs.owner"], "me");
}

TEST_F(MetadataNetworkTest, whoever_has_made_it) {
  replies[list] = networks("169.254.170.2");
  begin();
  ASSERT_NE(next<EngineUp>(), nullptr);
  EXPECT_TRUE(next<EngineUp>()->has_metadata_address);
  EXPECT_EQ(fake.count(make), 0);
}

TEST_F(MetadataNetworkTest, a_failure_is_not_the_end) {
  replies[list] = networks("169.254.170.1");
  replies[make] = message(403, "Pool overlaps with other one on this address space");
  begin();
  ASSERT_NE(next<EngineUp>(), nullptr);
  EXPECT_FALSE(next<EngineUp>()->has_metadata_address);
}

TEST_F(MetadataNetworkTest, is_not_made_unasked) {
  options.metadata_network = false;
  begin();
  ASSERT_NE(next<EngineUp>(), nullptr);
  EXPECT_FALSE(next<EngineUp>()->has_metadata_address);
  EXPECT_EQ(fake.count(list), 0);
}

TEST_F(MetadataNetworkTest, goes_with_everything_and_comes_back_with_the_next_container) {
  replies[list] = networks("169.254.170.2");
  connect();
  have_removable();
  bool done = false;
  engine->remove_everything([&](const std::string& problem) { done = problem.empty(); });
  ASSERT_TRUE(until([&] { return done; }));
  EXPECT_EQ(fake.count("DELETE /networks/n2"), 1);
  EXPECT_EQ(fake.count(make), 0);
  replies[make] = {201, R"({"Id":"n3"})"};
  perform(create());
  ASSERT_TRUE(until([&] { return fake.count(make) == 1; }));
}

TEST_F(MetadataNetworkTest, stays_while_a_container_of_another_daemon_runs) {
  replies[list] = networks("169.254.170.2");
  replies["GET /containers/json?filters=%7B%22label%22%3A%5B%22localecs.owner%22%5D%7D"] = {
      200, R"([{"Id":"c1","Labels":{"localecs.owner":"somebody else"}}])"};
  connect();
  have_removable();
  bool done = false;
  engine->put_away([&] { done = true; });
  ASSERT_TRUE(until([&] { return done; }));
  EXPECT_EQ(fake.count("DELETE /networks/n2"), 0);
}

TEST_F(MetadataNetworkTest, tells_the_architecture) {
  fake.info["Architecture"] = "aarch64";
  replies[list] = networks("169.254.170.2");
  begin();
  ASSERT_NE(next<EngineUp>(), nullptr);
  EXPECT_EQ(next<EngineUp>()->architecture, "aarch64");
}

}  // namespace
}  // namespace localecs::docker

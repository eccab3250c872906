// Credentials: issued when asked for, renewed in time, gone with the task.
#include "sample.hpp"

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/sts/rows.hpp>
#include <localecs/services/sts/rows/sessions.hpp>

namespace localecs::metadata {
namespace {

using namespace std::chrono_literals;

TEST_F(EndpointTest, credentials_are_those_of_the_task_role) {
  state[ecs::tasks].add(task_of(bridge_definition()));
  const json first = get_json("/v2/credentials/cred-a");
  EXPECT_EQ(first["RoleArn"], "arn:aws:iam::000000000000:role/reader");
  EXPECT_EQ(first["Expiration"], "2026-01-01T06:00:00Z");
  const state::RoleSession& session = state[sts::role_sessions].rows().at(first["AccessKeyId"]);
  EXPECT_EQ(first["SecretAccessKey"], session.secret_access_key);
  EXPECT_EQ(first["Token"], session.token);
  EXPECT_EQ(session.session_name, std::string(32, 'a'));
  EXPECT_EQ(get_json("/v1/credentials?x=y&id=cred-a"), first);
}

TEST_F(EndpointTest, an_override_of_the_role_wins) {
  state::Task task = task_of(bridge_definition());
  task.overrides.emplace().taskRoleArn = "arn:aws:iam::000000000000:role/writer";
  state[ecs::tasks].add(task);
  EXPECT_EQ(get_json("/v2/credentials/cred-a")["RoleArn"], *task.overrides->taskRoleArn);
}

TEST_F(EndpointTest, credentials_are_renewed_before_sdks_want_it) {
  state[ecs::tasks].add(task_of(bridge_definition()));
  const json first = get_json("/v2/credentials/cred-a");
  clock.advance(5h + 39min);
  EXPECT_EQ(get_json("/v2/credentials/cred-a"), first);
  clock.advance(2min);
  const json second = get_json("/v2/credentials/cred-a");
  EXPECT_NE(second["AccessKeyId"], first["AccessKeyId"]);
  EXPECT_EQ(second["Expiration"], "2026-01-01T11:41:00Z");
  EXPECT_EQ(state[sts::role_sessions].size(), 2u);  // the old ones are good until they end
  clock.advance(30min);
  EXPECT_EQ(get_json("/v2/credentials/cred-a"), second);
  EXPECT_EQ(state[sts::role_sessions].size(), 1u);
}

TEST_F(EndpointTest, tasks_have_different_credentials) {
  state[ecs::tasks].add(task_of(bridge_definition(), 'a'));
  state[ecs::tasks].add(task_of(bridge_definition(), 'b'));
  EXPECT_NE(get_json("/v2/credentials/cred-a")["AccessKeyId"],
            get_json("/v2/credentials/cred-b")["AccessKeyId"]);
}

// Who has read the URI of another task, its environment or its logs, still asks from elsewhere.
struct Asker : EndpointTest {
  bool may_ask(const std::string& from) {
    peer = from;
    const http::Response response = get("/v2/credentials/cred-a");
    if (response.status == 200u) return true;
    EXPECT_EQ(json::parse(response.body)["code"], "InvalidIdInRequest");
    return false;
  }
  state::Task in_mode(const char* mode, char digit) {
    json definition = bridge_definition();
    definition["networkMode"] = mode;
    return task_of(definition, digit);
  }
  state::Task awsvpc_task(char digit, const char* ip) {
    state::Task task = in_mode("awsvpc", digit);
    task.sandbox.step = state::Sandbox::Step::ready;
    if (ip) task.sandbox.address.emplace().ip = ip;
    return task;
  }
};

TEST_F(Asker, of_an_awsvpc_task_has_its_address) {
  state[ecs::tasks].add(awsvpc_task('a', "10.0.0.5"));
  state[ecs::tasks].add(awsvpc_task('b', "10.0.0.6"));
  EXPECT_TRUE(may_ask("10.0.0.5"));
  for (const char* other : {"10.0.0.6", "172.17.0.9", "127.0.0.1", "169.254.170.2", ""})
    EXPECT_FALSE(may_ask(other)) << other;
}

TEST_F(Asker, of_a_bridge_task_has_the_address_of_one_of_its_containers) {
  state::Task task = bridge_task();
  task.containers[1].step = state::ContainerStep::running;
  task.containers[1].address.emplace().ip = "172.17.0.3";
  state[ecs::tasks].add(task);
  EXPECT_TRUE(may_ask("172.17.0.2"));
  EXPECT_TRUE(may_ask("172.17.0.3"));
  EXPECT_FALSE(may_ask("172.17.0.4"));
  EXPECT_FALSE(may_ask("169.254.170.2"));
  task.containers[1].step = state::ContainerStep::stopped;  // its address is free for others
  state[ecs::tasks].update(task);
  EXPECT_FALSE(may_ask("172.17.0.3"));
}

// The Engine has not told yet: whoever is nobody else may be it.
TEST_F(Asker, of_a_container_that_has_just_started_is_no_other_task) {
  state::Task task = bridge_task();
  task.containers[1].step = state::ContainerStep::starting;
  state[ecs::tasks].add(task);
  state::Task other = task_of(bridge_definition(), 'b');
  other.containers[0].step = state::ContainerStep::running;
  other.containers[0].address.emplace().ip = "172.17.0.7";
  state[ecs::tasks].add(other);
  state[ecs::tasks].add(awsvpc_task('c', "10.0.0.6"));
  EXPECT_TRUE(may_ask("172.17.0.4"));
  EXPECT_FALSE(may_ask("172.17.0.7"));
  EXPECT_FALSE(may_ask("10.0.0.6"));
  other.containers[0].step = state::ContainerStep::stopped;
  state[ecs::tasks].update(other);
  EXPECT_TRUE(may_ask("172.17.0.7"));
}

TEST_F(Asker, of_an_awsvpc_task_without_an_address_yet_is_no_other_task) {
  state[ecs::tasks].add(awsvpc_task('a', nullptr));
  state[ecs::tasks].add(awsvpc_task('b', "10.0.0.6"));
  EXPECT_TRUE(may_ask("10.0.0.5"));
  EXPECT_FALSE(may_ask("10.0.0.6"));
}

TEST_F(Asker, of_a_task_on_the_hosts_network_is_no_other_task) {
  state[ecs::tasks].add(in_mode("host", 'a'));
  state[ecs::tasks].add(awsvpc_task('b', "10.0.0.6"));
  for (const char* own : {"169.254.170.2", "127.0.0.1", "192.168.1.2"})
    EXPECT_TRUE(may_ask(own)) << own;
  EXPECT_FALSE(may_ask("10.0.0.6"));
}

TEST_F(Asker, of_a_task_without_network_is_nobody) {
  state::Task task = in_mode("none", 'a');
  for (state::Container& container : task.containers)
    container.step = state::ContainerStep::running;
  state[ecs::tasks].add(task);
  for (const char* any : {"172.17.0.2", "127.0.0.1", "169.254.170.2", ""})
    EXPECT_FALSE(may_ask(any)) << any;
}

TEST_F(Asker, of_a_container_without_network_is_nobody) {
  json definition = bridge_definition();
  definition["containerDefinitions"][1]["disableNetworking"] = true;
  state::Task task = task_of(definition, 'a');
  for (state::Container& container : task.containers)
    container.step = state::ContainerStep::running;
  task.containers[0].address.emplace().ip = "172.17.0.2";
  state[ecs::tasks].add(task);
  EXPECT_TRUE(may_ask("172.17.0.2"));
  EXPECT_FALSE(may_ask("172.17.0.4"));
}

TEST_F(EndpointTest, credentials_die_with_the_task) {
  state::Task task = task_of(bridge_definition());
  state[ecs::tasks].add(task);
  get_json("/v2/credentials/cred-a");
  task.last_status = state::TaskStatus::STOPPING;
  state[ecs::tasks].update(task);
  get_json("/v2/credentials/cred-a");
  task.last_status = state::TaskStatus::STOPPED;
  state[ecs::tasks].update(task);
  EXPECT_EQ(get("/v2/credentials/cred-a").status, 400u);
  EXPECT_TRUE(state[sts::role_sessions].rows().empty());
}

TEST_F(EndpointTest, requests_for_credentials_that_are_none) {
  struct Row {
    const char* path;
    const char *code, *message;
  };
  for (const Row& row : {Row{"/v2/credentials/nobody", "InvalidIdInRequest",
                             "CredentialsV2Request: Credentials not found"},
                         Row{"/v2/credentials/", "NoIdInRequest",
                             "CredentialsV2Request: No Credential ID in the request"},
                         Row{"/v2/credentials", "NoIdInRequest",
                             "CredentialsV2Request: No Credential ID in the request"},
                         Row{"/v1/credentials?id=nobody", "InvalidIdInRequest",
                             "CredentialsV1Request: Credentials not found"},
                         Row{"/v1/credentials", "NoIdInRequest",
                             "CredentialsV1Request: No Credential ID in the request"}}) {
    const http::Response response = get(row.path);
    EXPECT_EQ(response.status, 400u) << row.path;
    EXPECT_EQ(json::parse(response.body),
              json({{"code", row.code}, {"message", row.message}, {"HTTPErrorCode", 400}}));
  }
}

}  // namespace
}  // namespace localecs::metadata

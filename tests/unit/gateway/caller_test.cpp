// Account, region and identity of a caller, read from the signature's credential scope.
#include <gmock/gmock.h>

#include <localecs/aws/error.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/sts/rows.hpp>
#include <localecs/services/sts/rows/sessions.hpp>
#include <localecs/state/state.hpp>

#include "gateway/identity/caller.hpp"

namespace localecs::gateway {
namespace {

constexpr TimePoint now{std::chrono::hours(500'000)};

Caller call(std::string_view authorization, std::string_view token = {},
            const state::State& state = state::State(services::parts())) {
  return caller_of(read_credential(credential_text(authorization)), token,
                   {.account = "000000000000", .region = "us-east-1"}, state, now);
}

void expect(std::string_view authorization, std::string_view account, std::string_view region) {
  const Caller found = call(authorization);
  EXPECT_EQ(found.scope.account, account) << authorization;
  EXPECT_EQ(found.scope.region, region) << authorization;
  EXPECT_EQ(found.arn, "arn:aws:iam::" + std::string(account) + ":root");
  EXPECT_EQ(found.user_id, account);
}

TEST(Caller, is_in_the_region_of_the_signature) {
  expect("AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-west-1/ecs/aws4_request, SignedHeaders=a",
         "000000000000", "eu-west-1");
  expect("AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-west-1/ecs/aws4_request,SignedHeaders=a",
         "000000000000", "eu-west-1");
}

TEST(Caller, has_an_account_of_twelve_digits) {
  expect("Credential=123456789012/20260101/us-west-2/ecs/aws4_request", "123456789012",
         "us-west-2");
  for (const char* key : {"12345678901", "1234567890123", "12345678901a", "", "-12345678901"})
    expect("Credential=" + std::string(key) + "/20260101/us-west-2/ecs/aws4_request",
           "000000000000", "us-west-2");
}

TEST(Caller, is_the_default_one_when_nothing_readable_is_said) {
  expect("", "000000000000", "us-east-1");
  expect("Bearer token", "000000000000", "us-east-1");
  expect("AWS4-HMAC-SHA256 Credential=", "000000000000", "us-east-1");
  expect("Credential=////", "000000000000", "us-east-1");
  expect("Credential=AKIA/20260101/eu-west-1", "000000000000", "us-east-1");
}

TEST(Caller, cannot_smuggle_anything_into_arns) {
  for (const char* region : {"a:b", "a b", "../..", "\xc3\xa9"})
    expect("Credential=AKIA/20260101/" + std::string(region) + "/ecs/aws4_request", "000000000000",
           "us-east-1");
  expect("Credential=AKIA/20260101/" + std::string(33, 'a') + "/ecs/aws4_request", "000000000000",
         "us-east-1");
}

class SessionCaller : public testing::Test {
 protected:
  const state::RoleSession& lend(const std::string& role_arn, const std::string& task_arn = {}) {
    auto session = state::make_role_session(ids_, role_arn, "me", now + std::chrono::hours(1));
    session.task_arn = task_arn;
    return state_[sts::role_sessions].add(std::move(session));
  }
  Caller call_with(const std::string& key, const std::string& token) {
    return call("Credential=" + key + "/20260101/eu-west-1/ecs/aws4_request", token, state_);
  }
  std::string error(const std::string& key, const std::string& token) {
    try {
      call_with(key, token);
      return {};
    } catch (const aws::Error& error) {
      return error.code() + ": " + error.what();
    }
  }

  const std::string invalid =
      "UnrecognizedClientException: The security token included in the request is invalid.";
  const std::string role = "arn:aws:iam::111111111111:role/path/app";
  state::State state_{services::parts()};
  IdSource ids_{1};
};

TEST_F(SessionCaller, is_the_session_of_a_role) {
  const state::RoleSession session = lend(role);
  const Caller caller = call_with(session.access_key_id, session.token);
  EXPECT_EQ(caller.scope.account, "111111111111");
  EXPECT_EQ(caller.scope.region, "eu-west-1");
  EXPECT_EQ(caller.arn, "arn:aws:sts::111111111111:assumed-role/app/me");
  EXPECT_EQ(caller.user_id, session.role_id + ":me");
}

TEST_F(SessionCaller, shows_the_right_token) {
  const state::RoleSession session = lend(role);
  EXPECT_EQ(error(session.access_key_id, ""), invalid);
  EXPECT_EQ(error(session.access_key_id, session.token + "x"), invalid);
}

TEST_F(SessionCaller, is_refused_after_its_time) {
  state::RoleSession session = state::make_role_session(ids_, role, "me", now);
  state_[sts::role_sessions].add(session);
  EXPECT_EQ(error(session.access_key_id, session.token),
            "ExpiredTokenException: The security token included in the request is expired");
}

TEST_F(SessionCaller, is_refused_when_nothing_is_known_of_it) {
  const auto gone = state::make_role_session(ids_, role, "me", now);
  EXPECT_EQ(error(gone.access_key_id, gone.token), invalid);
  EXPECT_EQ(error("ASIAIOSFODNN7EXAMPLE", "any"), "");  // the real AWS's, used as a dummy
}

TEST_F(SessionCaller, ends_with_its_task) {
  const std::string arn = "arn:aws:ecs:us-east-1:111111111111:task/default/1";
  const state::RoleSession without_task = lend(role, arn);
  EXPECT_EQ(error(without_task.access_key_id, without_task.token), invalid);

  state::Task task;
  task.arn = arn;
  task.last_status = state::TaskStatus::RUNNING;
  state_[ecs::tasks].add(task);
  EXPECT_EQ(error(without_task.access_key_id, without_task.token), "");
  state_[ecs::tasks].edit(arn)->last_status = state::TaskStatus::STOPPED;
  EXPECT_EQ(error(without_task.access_key_id, without_task.token), invalid);
}

TEST_F(SessionCaller, may_stand_for_the_root_of_an_account) {
  state::RoleSession session = state::make_role_session(ids_, "", "", now + std::chrono::hours(1));
  session.account = "222222222222";
  state_[sts::role_sessions].add(session);
  EXPECT_EQ(call_with(session.access_key_id, session.token).arn, "arn:aws:iam::222222222222:root");
}

}  // namespace
}  // namespace localecs::gateway

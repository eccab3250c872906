// Calls from wing to wing: as whom they are made, what refuses them, and when they are carried out.
#include <localecs/gateway/calls.hpp>

#include <localecs/aws/document.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

#include <deque>

namespace localecs::gateway {
namespace {

using aws::Document;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kRole = "arn:aws:iam::111111111111:role/path/app";

Statement allow(std::string action) {
  return {.allows = true, .actions = {std::move(action)}, .resources = {"*"}};
}

class CallsTest : public testing::Test {
 protected:
  explicit CallsTest(RolePolicies policies = {})
      : calls(make_calls({.options = {.role_policies = std::move(policies)},
                          .state = state,
                          .clock = clock,
                          .ids = ids,
                          .wings = services::all()},
                         [this](auto function) { posted.push_back(std::move(function)); })) {
    calls->watch([this](auto answer) { answers.push_back(std::move(answer)); });
  }

  effects::CallAnswered ask(const std::string& service, const std::string& operation,
                            const std::string& input = {}, const std::string& role = kRole) {
    calls->perform({.key = {.wing = "scheduler", .row = "nightly", .call = "1"},
                    .role_arn = role,
                    .scope = {"222222222222", "eu-west-1"},
                    .service = service,
                    .operation = operation,
                    .input = input});
    answers.clear();
    drain();
    EXPECT_THAT(answers, SizeIs(1));
    return answers.empty() ? effects::CallAnswered() : answers.front();
  }
  void drain() {
    for (; !posted.empty(); posted.pop_front()) posted.front()();
  }

  state::State state{services::parts()};
  ManualClock clock{TimePoint(std::chrono::hours(500'000))};
  IdSource ids{1};
  std::deque<std::function<void()>> posted;
  std::vector<effects::CallAnswered> answers;
  std::unique_ptr<effects::Calls> calls;
};

TEST_F(CallsTest, run_the_operation_and_tell_its_output) {
  const auto answer = ask("ecs", "CreateCluster", R"({"clusterName": "blue"})");
  EXPECT_EQ(answer.error_code, "");
  EXPECT_EQ(answer.status, 200u);
  EXPECT_EQ(answer.key, (effects::CallKey{"scheduler", "nightly", "1"}));
  EXPECT_EQ(Document::parse(answer.output)["cluster"]["clusterName"], "blue");
}

TEST_F(CallsTest, are_made_in_the_roles_account_and_the_given_region) {
  ask("ecs", "CreateCluster", R"({"clusterName": "blue"})");
  EXPECT_TRUE(state[ecs::clusters].find("arn:aws:ecs:eu-west-1:111111111111:cluster/blue"));
}

TEST_F(CallsTest, are_made_by_a_session_of_the_role) {
  const Document caller = Document::parse(ask("sts", "GetCallerIdentity").output);
  EXPECT_EQ(caller["Arn"], "arn:aws:sts::111111111111:assumed-role/app/scheduler");
  EXPECT_EQ(caller["Account"], "111111111111");
  EXPECT_THAT(caller["UserId"].get<std::string>(), testing::EndsWith(":scheduler"));
}

TEST_F(CallsTest, are_made_by_the_root_where_there_is_no_role) {
  const Document caller = Document::parse(ask("sts", "GetCallerIdentity", "", "").output);
  EXPECT_EQ(caller["Arn"], "arn:aws:iam::222222222222:root");
}

TEST_F(CallsTest, know_no_operation_but_those_of_services) {
  struct Row {
    const char *service, *operation;
  };
  for (const Row& row : {Row{"ecs", "CreateMess"}, Row{"monitoring", "DescribeAlarms"},
                         Row{"", "POST /_localecs/instances"}, Row{"", ""}}) {
    const auto answer = ask(row.service, row.operation);
    EXPECT_EQ(answer.error_code, "UnknownOperationException") << row.operation;
    EXPECT_EQ(answer.status, 400u);
    EXPECT_EQ(answer.output, "");
  }
  EXPECT_EQ(ask("cloudwatch", "DescribeAlarms").error_code, "");
}

TEST_F(CallsTest, are_refused_in_the_services_words) {
  const auto answer = ask("ssm", "GetParameter", R"({"Name": ""})");
  EXPECT_EQ(answer.error_code, "ValidationException");
  EXPECT_THAT(answer.message, HasSubstr("'name'"));
  EXPECT_EQ(ask("ecs", "CreateCluster", "nonsense").error_code, "SerializationException");
  EXPECT_EQ(ask("ssm", "GetParameter", R"({"Name": "/none"})").error_code, "ParameterNotFound");
}

TEST_F(CallsTest, want_the_arn_of_a_role) {
  for (const char* role : {"app", "arn:aws:iam::111111111111:user/me", "arn:aws:s3:::role/x"}) {
    const auto answer = ask("ecs", "ListClusters", "", role);
    EXPECT_EQ(answer.error_code, "ValidationException") << role;
    EXPECT_THAT(answer.message, HasSubstr("is no ARN of a role"));
  }
}

TEST_F(CallsTest, are_carried_out_later_in_their_order) {
  calls->perform({.key = {}, .role_arn = {}, .scope = {}, .service = "ecs", .operation = "x"});
  calls->perform({.key = {}, .role_arn = {}, .scope = {}, .service = "ecs", .operation = "y"});
  EXPECT_THAT(answers, IsEmpty());
  drain();
  ASSERT_THAT(answers, SizeIs(2));
  EXPECT_THAT(answers[0].message, HasSubstr("ecs:x"));
  EXPECT_THAT(answers[1].message, HasSubstr("ecs:y"));
}

TEST_F(CallsTest, that_are_forgotten_are_not_carried_out) {
  calls->perform({.key = {}, .role_arn = {}, .scope = {}, .service = "ecs", .operation = "x"});
  calls->forget();
  drain();
  EXPECT_THAT(answers, IsEmpty());
}

class RestrictedCalls : public CallsTest {
 protected:
  RestrictedCalls() : CallsTest({{"app", {allow("ecs:RunTask"), allow("cloudwatch:*")}}}) {}
};

TEST_F(RestrictedCalls, do_what_the_roles_policies_allow) {
  const auto refused = ask("ecs", "CreateCluster", R"({"clusterName": "blue"})");
  EXPECT_EQ(refused.error_code, "AccessDeniedException");
  EXPECT_THAT(refused.message, HasSubstr("assumed-role/app/scheduler is not authorized to "
                                         "perform: ecs:CreateCluster"));
  EXPECT_EQ(state[ecs::clusters].size(), 0u);
  EXPECT_EQ(ask("cloudwatch", "DescribeAlarms").error_code, "");
  EXPECT_EQ(ask("ecs", "CreateCluster", "", "").error_code, "");
}

TEST_F(RestrictedCalls, hand_on_no_other_role_than_the_policies_allow) {
  const auto refused = ask("ecs", "RunTask", R"({"taskDefinition": "web", "overrides": {
      "taskRoleArn": "arn:aws:iam::111111111111:role/mighty"}})");
  EXPECT_EQ(refused.error_code, "AccessDeniedException");
  EXPECT_THAT(refused.message, HasSubstr("iam:PassRole"));
}

}  // namespace
}  // namespace localecs::gateway

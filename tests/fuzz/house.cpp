// Furnishes the house by requests like any other.
#include "house.hpp"

#include <localecs/aws/ecs/describe_service_revisions.hpp>
#include <localecs/base/cbor.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/endpoints.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/logs.hpp>
#include <localecs/services/secretsmanager.hpp>
#include <localecs/services/secretsmanager/rows.hpp>
#include <localecs/services/secretsmanager/rows/secret.hpp>
#include <localecs/services/ssm.hpp>
#include <localecs/services/sts/rows.hpp>
#include <localecs/services/sts/rows/sessions.hpp>

#include <array>

#include "target.hpp"
#include "xml.hpp"

namespace localecs::fuzz {
namespace {

struct Step {
  const services::OperationTable& (*service)();
  std::string_view operation, body;
};

// Enough that most operations find what they name.
constexpr std::array kFurniture{
    Step{services::ecs::operations, "CreateCluster", R"({"clusterName":"default"})"},
    Step{services::ssm::operations, "PutParameter",
         R"({"Name":"/db/password","Value":"open sesame","Type":"SecureString"})"},
    Step{services::secretsmanager::operations, "CreateSecret",
         R"({"Name":"db","SecretString":"{\"user\":\"me\"}",)"
         R"("ClientRequestToken":"00000000-0000-0000-0000-000000000001"})"},
    Step{services::logs::operations, "CreateLogGroup", R"({"logGroupName":"web"})"},
    Step{services::logs::operations, "CreateLogStream",
         R"({"logGroupName":"web","logStreamName":"one"})"},
    Step{services::logs::operations, "PutLogEvents",
         R"({"logGroupName":"web","logStreamName":"one","logEvents":[)"
         R"({"timestamp":1767225600000,"message":"GET / 200"}]})"},
    Step{services::ecs::operations, "RegisterTaskDefinition",
         R"({"family":"web","taskRoleArn":"arn:aws:iam::000000000000:role/web",)"
         R"("containerDefinitions":[)"
         R"({"name":"main","image":"web:1","cpu":64,"memory":64}]})"},
    Step{services::ecs::operations, "RunTask",
         R"({"taskDefinition":"web","enableExecuteCommand":true})"},
    Step{services::ecs::operations, "CreateService",
         R"({"serviceName":"web","taskDefinition":"web","desiredCount":1})"},
    Step{services::ecs::operations, "CreateService",
         R"({"serviceName":"sets","deploymentController":{"type":"EXTERNAL"},"desiredCount":1})"},
    Step{services::ecs::operations, "CreateTaskSet",
         R"({"cluster":"default","service":"sets","taskDefinition":"web"})"},
    Step{services::ecs::operations, "RegisterDaemonTaskDefinition",
         R"({"family":"agent","containerDefinitions":[)"
         R"({"name":"main","image":"web:1","memory":16}]})"},
};

struct Name {
  std::string_view placeholder;
  std::string arn;
};

template <class Rows>
std::string first_key(const Rows& rows) {
  return rows.begin() == rows.end() ? std::string() : std::string(rows.begin()->first);
}

}  // namespace

http::Request json_request(const services::OperationTable& service, std::string_view operation,
                           std::string body) {
  std::string target = std::string(service.target_prefix) + "." + std::string(operation);
  return {.method = "POST",
          .target = "/",
          .headers = {{"Content-Type", "application/x-amz-json-1.1"},
                      {"X-Amz-Target", std::move(target)},
                      {"Host", "localhost:4566"}},
          .body = std::move(body),
          .peer = "127.0.0.1"};
}

namespace {

bool is_cbor(const http::Response& answer) {
  return std::ranges::find(answer.headers, http::Header{"Content-Type", "application/cbor"}) !=
         answer.headers.end();
}

bool is_one_item(std::string_view bytes) {
  try {
    cbor::Reader in(bytes);
    in.skip();
    return in.at_end();
  } catch (const cbor::Malformed&) {
    return false;
  }
}

}  // namespace

void require_sound(const http::Response& answer) {
  require(answer.status >= 200 && answer.status < 600, "an answer has a status");
  require(answer.status < 500 || answer.status == 501, "no failure is ours: " + answer.body);
  if (is_cbor(answer)) return require(is_one_item(answer.body), "an answer is CBOR");
  const bool is_xml = answer.body.starts_with("<");
  if (is_xml)
    require_equal(xml_problem(answer.body), "", "what is XML is well-formed: " + answer.body);
  else
    require(answer.body.empty() || aws::Document::accept(answer.body),
            "an answer is JSON: " + answer.body);
}

House::House() : world_({}), gateway_({{}, world_.state, clock_, ids_, services::all()}) {
  furnish();
  world_.after_step([this] { safety_.check(); });
}

void House::furnish() {
  for (const Step& step : kFurniture) {
    const auto answer = ask(json_request(step.service(), step.operation, std::string(step.body)));
    require(answer.status == 200, "the house can be furnished: " + answer.body);
  }
}

http::Response House::ask(http::Request request) {
  request.target = with_names(std::move(request.target));
  request.body = with_names(std::move(request.body));
  http::Response given{.status = 0, .headers = {}, .body = {}};
  int answers = 0;
  gateway_.handle(std::move(request), [&](http::Response answer) {
    given = std::move(answer);
    ++answers;
  });
  require(answers == 1, "a request is answered once");
  require_sound(given);
  live_on(std::chrono::seconds(1));
  return given;
}

void House::live_on(Duration time) {
  world_.run_for(time);
  for (const std::string& rule : safety_.broken()) require(false, rule);
}

std::string House::with_names(std::string text) const {
  if (text.find('@') == text.npos) return text;
  const state::State& state = world_.state;
  const Name names[] = {
      {"@task@", first_key(state[ecs::tasks].rows())},
      {"@service@", first_key(state[ecs::services].rows())},
      {"@instance@", first_key(state[ecs::instances].rows())},
      {"@secret@", first_key(state[secretsmanager::secrets].rows())},
      {"@deployment@", first_key(state[ecs::service_deployments].rows())},
      {"@revision@", first_key(state[ecs::service_revisions].rows())},
      {"@id@", first_key(state[ecs::endpoints].containers)},
      {"@credentials@", first_key(state[ecs::endpoints].credentials)},
      {"@key@", first_key(state[sts::role_sessions].rows())},
  };
  for (const Name& name : names)
    for (auto at = text.find(name.placeholder); at != text.npos;
         at = text.find(name.placeholder, at + name.arn.size()))
      text.replace(at, name.placeholder.size(), name.arn);
  return text;
}

}  // namespace localecs::fuzz

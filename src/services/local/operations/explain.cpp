// GET /_localecs/explain: what a task or service waits for or died of, with the evidence.
#include "explain.hpp"

#include <localecs/aws/error.hpp>
#include <localecs/aws/local/explain.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

namespace localecs::services::local {
namespace {

// By ARN, or by name in a cluster of the caller's.
std::string arn_of(const Call& call, std::string_view kind, const std::string& name_or_arn,
                   const std::optional<std::string>& cluster) {
  if (name_or_arn.starts_with("arn:")) return name_or_arn;
  const std::string in = cluster && !cluster->empty() ? *cluster : "default";
  return call.scope.arn(std::string(kind) + "/" + std::string(state::id_of(in)) + "/" +
                        name_or_arn);
}

aws::Error not_there(const std::string& arn) {
  return aws::Error("ResourceNotFoundException", "There is no " + arn + ".", 404);
}

}  // namespace

Explanation explain(Call& call, const ExplainRequest& input) {
  if (input.task.has_value() == input.service.has_value())
    throw aws::Error("ValidationException", "Name a task or a service: ?task=ID or ?service=NAME.");
  if (input.task) {
    const std::string arn = arn_of(call, "task", *input.task, input.cluster);
    const state::Task* task = call.state[ecs::tasks].find(arn);
    if (!task) throw not_there(arn);
    return explain_task(call.state, *task, call.now);
  }
  const std::string arn = arn_of(call, "service", *input.service, input.cluster);
  const state::Service* service = call.state[ecs::services].find(arn);
  if (!service) throw not_there(arn);
  return explain_service(call.state, *service, call.now);
}

}  // namespace localecs::services::local

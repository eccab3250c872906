// Maps an object's ARN to its path.
#include "s3_objects.hpp"

#include <localecs/base/arn.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_traits.hpp>
#include <localecs/state/state.hpp>

#include "mounts.hpp"

namespace localecs::decide {
namespace {

Missing missing_object(const state::Task& task, const std::string& why) {
  const std::string where = state::is_on_fargate(task)
                                ? "failed to download env files"
                                : "resource cannot be initialized for task " + task.arn;
  return {"ResourceInitializationError: " + where + ": " + why};
}

}  // namespace

Needed<std::string> object_path(const state::State& state, const state::Task& task,
                                const std::string& object_arn) {
  const auto arn = Arn::parse(object_arn);
  if (!arn || arn->service != "s3" || arn->resource.find('/') == std::string::npos)
    return missing_object(task, "'" + object_arn + "' is no ARN of an S3 object");
  const std::string& folder = state[ecs::settings].s3_folder;
  if (folder.empty())
    return missing_object(task,
                          object_arn +
                              " has no file on this machine: localecs was started without a folder "
                              "for S3");
  const auto slash = arn->resource.find('/');
  return path_inside(path_inside(folder, arn->resource.substr(0, slash)),
                     arn->resource.substr(slash + 1));
}

}  // namespace localecs::decide

// DeleteParameter and DeleteParameters.
#include <localecs/aws/ssm/delete_parameter.hpp>
#include <localecs/aws/ssm/delete_parameters.hpp>
#include <localecs/aws/ssm/operations.hpp>
#include <localecs/services/operation.hpp>
#include <localecs/services/ssm/rows.hpp>
#include <localecs/services/ssm/rows/parameter.hpp>

#include "common.hpp"
#include "parameter_rules.hpp"

namespace localecs::services::ssm {

DeleteParameterResult delete_parameter(Call& call, const DeleteParameterRequest& input) {
  check_no_arn(input.Name);
  const std::string arn = get_row(call, input.Name).arn;
  call.state[ssm::parameters].erase(arn);
  return {};
}

DeleteParametersResult delete_parameters(Call& call, const DeleteParametersRequest& input) {
  DeleteParametersResult result{.DeletedParameters = std::vector<std::string>{},
                                .InvalidParameters = std::vector<std::string>{}};
  for (const std::string& name : input.Names) {
    const bool is_arn = name.starts_with("arn:");
    const state::Parameter* row = is_arn ? nullptr : find_parameter(call, name);
    (row ? result.DeletedParameters : result.InvalidParameters)->push_back(name);
    if (row) call.state[ssm::parameters].erase(std::string(row->arn));
  }
  return result;
}

}  // namespace localecs::services::ssm

// SSM's operations by name.
#include <localecs/aws/ssm/rules.hpp>
#include <localecs/services/ssm.hpp>

#include "operations.hpp"

namespace localecs::services::ssm {
namespace {

// Sorted by name.
constexpr Operation table[] = {
    operation<&add_tags_to_resource>("AddTagsToResource"),
    operation<&delete_parameter>("DeleteParameter"),
    operation<&delete_parameters>("DeleteParameters"),
    operation<&describe_parameters>("DescribeParameters"),
    operation<&get_parameter>("GetParameter"),
    operation<&get_parameter_history>("GetParameterHistory"),
    operation<&get_parameters>("GetParameters"),
    operation<&get_parameters_by_path>("GetParametersByPath"),
    operation<&label_parameter_version>("LabelParameterVersion"),
    operation<&list_tags_for_resource>("ListTagsForResource"),
    operation<&put_parameter>("PutParameter"),
    operation<&remove_tags_from_resource>("RemoveTagsFromResource"),
    operation<&resume_session>("ResumeSession"),
    operation<&terminate_session>("TerminateSession"),
    operation<&unlabel_parameter_version>("UnlabelParameterVersion"),
};

}  // namespace

const OperationTable& operations() {
  static const OperationTable ssm{.name = "SSM",
                                  .target_prefix = "AmazonSSM",
                                  .operations = table,
                                  .signing_name = "ssm",
                                  .version = {},
                                  .xml_namespace = {},
                                  .rules = &aws::ssm::rules()};
  return ssm;
}

}  // namespace localecs::services::ssm

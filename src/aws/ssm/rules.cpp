// What SSM demands of its inputs, as the public model states it.
#include <localecs/aws/ssm/rules.hpp>

namespace localecs::aws::ssm {

const Rules& rules() {
  static constexpr Rule table[] = {
    {"AddTagsToResourceRequest", "Tags", {.most = 1000}},
    {"Tag", "Key", {.least = 1, .most = 128, .pattern = R"(^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$)"}},
    {"Tag", "Value", {.least = 0, .most = 256, .pattern = R"(^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$)"}},
    {"DeleteParameterRequest", "Name", {.least = 1, .most = 2048}},
    {"DeleteParametersRequest", "Names", {.least = 1, .most = 10}, {.least = 1, .most = 2048}},
    {"DescribeParametersRequest", "MaxResults", {.least = 1, .most = 50}},
    {"ParametersFilter", "Values", {.least = 1, .most = 50}, {.least = 1, .most = 1024}},
    {"ParameterStringFilter", "Key", {.least = 1, .most = 132}},
    {"ParameterStringFilter", "Option", {.least = 1, .most = 10}},
    {"ParameterStringFilter", "Values", {.least = 1, .most = 50}, {.least = 1, .most = 1024}},
    {"GetParameterRequest", "Name", {.least = 1, .most = 2048}},
    {"GetParameterHistoryRequest", "MaxResults", {.least = 1, .most = 50}},
    {"GetParameterHistoryRequest", "Name", {.least = 1, .most = 2048}},
    {"GetParametersRequest", "Names", {.least = 1, .most = 10}, {.least = 1, .most = 2048}},
    {"GetParametersByPathRequest", "MaxResults", {.least = 1, .most = 10}},
    {"GetParametersByPathRequest", "Path", {.least = 1, .most = 2048}},
    {"LabelParameterVersionRequest", "Labels", {.least = 1, .most = 10}, {.least = 1, .most = 100}},
    {"LabelParameterVersionRequest", "Name", {.least = 1, .most = 2048}},
    {"PutParameterRequest", "AllowedPattern", {.least = 0, .most = 1024}},
    {"PutParameterRequest", "DataType", {.least = 0, .most = 128}},
    {"PutParameterRequest", "Description", {.least = 0, .most = 1024}},
    {"PutParameterRequest", "KeyId", {.least = 1, .most = 256, .pattern = R"(^([a-zA-Z0-9:/_-]+)$)"}},
    {"PutParameterRequest", "Name", {.least = 1, .most = 2048}},
    {"PutParameterRequest", "Policies", {.least = 1, .most = 4096}},
    {"PutParameterRequest", "Tags", {.most = 1000}},
    {"RemoveTagsFromResourceRequest", "TagKeys", {}, {.least = 1, .most = 128, .pattern = R"(^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$)"}},
    {"ResumeSessionRequest", "SessionId", {.least = 1, .most = 96}},
    {"TerminateSessionRequest", "SessionId", {.least = 1, .most = 96}},
    {"UnlabelParameterVersionRequest", "Labels", {.least = 1, .most = 10}, {.least = 1, .most = 100}},
    {"UnlabelParameterVersionRequest", "Name", {.least = 1, .most = 2048}},
  };
  static constexpr Rules all{"ValidationException", table};
  return all;
}

}  // namespace localecs::aws::ssm

// Every SSM operation as one function; the table is in table.cpp.
#pragma once

#include <localecs/aws/ssm/shapes.hpp>
#include <localecs/services/operation.hpp>

namespace localecs::services::ssm {

using namespace aws::ssm;  // the wire shapes

// Parameters
PutParameterResult put_parameter(Call& call, const PutParameterRequest& input);
GetParameterResult get_parameter(Call& call, const GetParameterRequest& input);
GetParametersResult get_parameters(Call& call, const GetParametersRequest& input);
GetParametersByPathResult get_parameters_by_path(Call& call,
                                                 const GetParametersByPathRequest& input);
GetParameterHistoryResult get_parameter_history(Call& call,
                                                const GetParameterHistoryRequest& input);
DescribeParametersResult describe_parameters(Call& call, const DescribeParametersRequest& input);
DeleteParameterResult delete_parameter(Call& call, const DeleteParameterRequest& input);
DeleteParametersResult delete_parameters(Call& call, const DeleteParametersRequest& input);
LabelParameterVersionResult label_parameter_version(Call& call,
                                                    const LabelParameterVersionRequest& input);
UnlabelParameterVersionResult unlabel_parameter_version(
    Call& call, const UnlabelParameterVersionRequest& input);

// Tags
AddTagsToResourceResult add_tags_to_resource(Call& call, const AddTagsToResourceRequest& input);
RemoveTagsFromResourceResult remove_tags_from_resource(Call& call,
                                                       const RemoveTagsFromResourceRequest& input);
ListTagsForResourceResult list_tags_for_resource(Call& call,
                                                 const ListTagsForResourceRequest& input);

// Sessions of ExecuteCommand: session-manager-plugin sends these to the ECS endpoint.
TerminateSessionResponse terminate_session(Call& call, const TerminateSessionRequest& input);
ResumeSessionResponse resume_session(Call& call, const ResumeSessionRequest& input);

}  // namespace localecs::services::ssm

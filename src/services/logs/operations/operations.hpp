// Every CloudWatch Logs operation served here as one function: input in, output out, aws::Error
// thrown. The table is in table.cpp.
#pragma once

#include <localecs/aws/logs/common.hpp>
#include <localecs/aws/logs/event.hpp>
#include <localecs/aws/logs/group.hpp>
#include <localecs/aws/logs/stream.hpp>
#include <localecs/aws/logs/tag.hpp>
#include <localecs/services/operation.hpp>

namespace localecs::services::logs {

using namespace aws::logs;  // the wire shapes, spelled as AWS spells them

// Groups
NoOutput create_log_group(Call& call, const CreateLogGroupRequest& input);
NoOutput delete_log_group(Call& call, const DeleteLogGroupRequest& input);
DescribeLogGroupsResponse describe_log_groups(Call& call, const DescribeLogGroupsRequest& input);
ListLogGroupsResponse list_log_groups(Call& call, const ListLogGroupsRequest& input);
NoOutput put_retention_policy(Call& call, const PutRetentionPolicyRequest& input);
NoOutput delete_retention_policy(Call& call, const DeleteRetentionPolicyRequest& input);
NoOutput put_log_group_deletion_protection(Call& call,
                                           const PutLogGroupDeletionProtectionRequest& input);

// Streams
NoOutput create_log_stream(Call& call, const CreateLogStreamRequest& input);
NoOutput delete_log_stream(Call& call, const DeleteLogStreamRequest& input);
DescribeLogStreamsResponse describe_log_streams(Call& call, const DescribeLogStreamsRequest& input);

// Events
PutLogEventsResponse put_log_events(Call& call, const PutLogEventsRequest& input);
GetLogEventsResponse get_log_events(Call& call, const GetLogEventsRequest& input);
FilterLogEventsResponse filter_log_events(Call& call, const FilterLogEventsRequest& input);

// Tags, by ARN and, as it was before that, by name
NoOutput tag_resource(Call& call, const TagResourceRequest& input);
NoOutput untag_resource(Call& call, const UntagResourceRequest& input);
ListTagsForResourceResponse list_tags_for_resource(Call& call,
                                                   const ListTagsForResourceRequest& input);
NoOutput tag_log_group(Call& call, const TagLogGroupRequest& input);
NoOutput untag_log_group(Call& call, const UntagLogGroupRequest& input);
ListTagsLogGroupResponse list_tags_log_group(Call& call, const ListTagsLogGroupRequest& input);

}  // namespace localecs::services::logs

// CloudWatch Logs' operations by name: those that localecs serves.
#include <localecs/services/logs.hpp>

#include "operations.hpp"

namespace localecs::services::logs {
namespace {

// Sorted by name.
constexpr Operation table[] = {
    operation<&create_log_group>("CreateLogGroup"),
    operation<&create_log_stream>("CreateLogStream"),
    operation<&delete_log_group>("DeleteLogGroup"),
    operation<&delete_log_stream>("DeleteLogStream"),
    operation<&delete_retention_policy>("DeleteRetentionPolicy"),
    operation<&describe_log_groups>("DescribeLogGroups"),
    operation<&describe_log_streams>("DescribeLogStreams"),
    operation<&filter_log_events>("FilterLogEvents"),
    operation<&get_log_events>("GetLogEvents"),
    operation<&list_log_groups>("ListLogGroups"),
    operation<&list_tags_for_resource>("ListTagsForResource"),
    operation<&list_tags_log_group>("ListTagsLogGroup"),
    operation<&put_log_events>("PutLogEvents"),
    operation<&put_log_group_deletion_protection>("PutLogGroupDeletionProtection"),
    operation<&put_retention_policy>("PutRetentionPolicy"),
    operation<&tag_log_group>("TagLogGroup"),
    operation<&tag_resource>("TagResource"),
    operation<&untag_log_group>("UntagLogGroup"),
    operation<&untag_resource>("UntagResource"),
};

}  // namespace

const OperationTable& operations() {
  static constexpr OperationTable logs{.name = "CloudWatch Logs",
                                       .target_prefix = "Logs_20140328",
                                       .operations = table,
                                       .signing_name = "logs"};
  return logs;
}

}  // namespace localecs::services::logs

// Lists the members of ECS's rows that the store keeps. Members that are derived from others, or
// belong to one run of localecs, are left out.
#pragma once

#include <localecs/aws/ecs/describe_service_revisions.hpp>
#include <localecs/services/ecs/rows/account_setting.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/endpoints.hpp>
#include <localecs/services/ecs/rows/exec_session.hpp>
#include <localecs/services/ecs/rows/family.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/pulled_image.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/this_run.hpp>
#include <localecs/services/ecs/rows/token_use.hpp>
#include <localecs/services/ecs/rows/zone.hpp>

#include <boost/describe.hpp>

namespace localecs::state {

BOOST_DESCRIBE_ENUM(TaskStatus, PROVISIONING, PENDING, ACTIVATING, RUNNING, DEACTIVATING, STOPPING,
                    DEPROVISIONING, STOPPED)
BOOST_DESCRIBE_ENUM(ContainerStep, waiting, pulling, creating, created, starting, running, stopping,
                    stopped)
BOOST_DESCRIBE_ENUM(Sandbox::Step, none, waiting, preparing, ready, failed, releasing, released)
BOOST_DESCRIBE_ENUM(Volume::Step, waiting, creating, ready, failed)
BOOST_DESCRIBE_ENUM(InstanceStatus, ACTIVE, DRAINING, INACTIVE)
BOOST_DESCRIBE_ENUM(ServiceStatus, ACTIVE, DRAINING, INACTIVE)
BOOST_DESCRIBE_STRUCT(Scope, (), (account, region))
BOOST_DESCRIBE_STRUCT(Cluster, (),
                      (arn, name, active, deleted_at, settings, configuration, capacity_providers,
                       default_strategy, attachments, attachments_status, attachments_changed_at,
                       provisioning, service_connect_namespace, tags))
BOOST_DESCRIBE_STRUCT(Revision, (),
                      (registered, status, deregistered_at, delete_requested_at, tags))
BOOST_DESCRIBE_STRUCT(Family, (), (arn_prefix, name, last_revision, revisions))
BOOST_DESCRIBE_STRUCT(Zone, (), (name, fails_until))
BOOST_DESCRIBE_STRUCT(PulledImage, (), (at))
BOOST_DESCRIBE_STRUCT(AccountSetting, (), (scope, principal, name, value))
BOOST_DESCRIBE_STRUCT(TokenUse, (), (request, task_arns, at))
BOOST_DESCRIBE_STRUCT(Address, (), (ip, mac, gateway, host_name, prefix_length))
BOOST_DESCRIBE_STRUCT(LogTarget, (), (group_arn, stream))
BOOST_DESCRIBE_STRUCT(Container, (),
                      (name, arn, metadata_id, engine_name, step, image_missing, pulled, exists,
                       removing, dying, runtime_id, exit_code, reason, health, bindings,
                       image_digest, image_id, address, log, created_at, started_at, finished_at,
                       restarts, restarted_at, retry_at, pull_problem))
BOOST_DESCRIBE_STRUCT(Resources, (), (cpu, memory, ports_tcp, ports_udp, gpus))
BOOST_DESCRIBE_STRUCT(Sandbox, (),
                      (step, engine_name, runtime_id, subnet_id, attachment_id, interface_id,
                       address, retry_at, reason, ready_at))
BOOST_DESCRIBE_STRUCT(Volume, (),
                      (name, engine_name, step, is_shared, exists, removing, mount_point, retry_at,
                       reason))
BOOST_DESCRIBE_STRUCT(Task, (),
                      (arn, cluster_arn, instance_arn, service_arn, daemon_arn, definition,
                       overrides, launch_type, capacity_provider, availability_zone,
                       placement_constraints, placement_strategies, group, started_by, tags,
                       enable_execute_command, resources, network, platform_version, credentials_id,
                       is_agents, should_run, stop_code, stopped_reason, last_status, sandbox,
                       volumes, containers, version, settled, protected_until, created_at,
                       connectivity_at, pull_started_at, pull_stopped_at, started_at, stopping_at,
                       execution_stopped_at, stopped_at))
BOOST_DESCRIBE_STRUCT(Instance, (),
                      (arn, cluster_arn, ec2_instance_id, instance_type, availability_zone,
                       capacity_provider, status, agent_connected, engine, is_whole_host,
                       of_equal_shares, is_registered, cpu, memory, gpus, reserved_tcp,
                       reserved_udp, used, attributes, tags, agent_version, docker_version,
                       agent_hash, agent_update, registered_at, inactive_at, is_spot, is_leaving,
                       interrupted_at, leaves_by, version))
BOOST_DESCRIBE_STRUCT(CapacityProvider, (),
                      (arn, name, configuration, cluster_arn, updated_at, inactive_at, low_since,
                       last_scaled_at, launching))
BOOST_DESCRIBE_STRUCT(AutoScalingGroup, (),
                      (name, instance_type, cpu, memory, min_size, max_size, zones, is_spot,
                       protects_from_scale_in))
BOOST_DESCRIBE_STRUCT(Deployment, (),
                      (id, revision_arn, definition, launch_type, network, platform_version,
                       created_at, updated_at, desired_count, failed_tasks, rollout_state,
                       rollout_reason, start_failures, start_not_before, last_failure_at))
BOOST_DESCRIBE_STRUCT(TaskSet, (),
                      (arn, is_primary, is_draining, scale, deployment, configuration, tags, steady,
                       steady_since))
BOOST_DESCRIBE_STRUCT(Express, (), (infrastructure_role, configurations))
BOOST_DESCRIBE_STRUCT(Service, (),
                      (arn, cluster_arn, name, configuration, tags, status, desired_count,
                       deployments, task_sets, last_completed, open_service_deployments, events,
                       created_at, inactive_at, express, zone_replacements, steady,
                       last_placement_event, last_placement_event_at))
BOOST_DESCRIBE_STRUCT(HookCall, (),
                      (id, hook, stage, step, status, expires_at, execution_id, is_invoked,
                       invoke_at, problem))
BOOST_DESCRIBE_STRUCT(ServiceDeployment, (),
                      (arn, service_arn, deployment_id, described, hooks, stage_since, traffic_step,
                       step_since, baking_since))
BOOST_DESCRIBE_STRUCT(DaemonTaskDefinitionRevision, (),
                      (shown, definition, delete_requested_at, tags))
BOOST_DESCRIBE_STRUCT(DaemonFamily, (), (arn_prefix, name, last_revision, revisions))
BOOST_DESCRIBE_STRUCT(DaemonRevision, (),
                      (arn, shown, definition, capacity_providers, deployment_configuration))
BOOST_DESCRIBE_STRUCT(DaemonDeployment, (),
                      (arn, daemon_arn, source_revision, target_revision, status, status_reason,
                       batch, failed_tasks, baking_since, alarms, rollback_reason,
                       rollback_started_at, created_at, started_at, stopped_at, finished_at))
BOOST_DESCRIBE_STRUCT(ManagedDaemon, (),
                      (arn, cluster_arn, name, status, revision, deployment, revisions, tags,
                       created_at, updated_at, start_failures, start_not_before))

}  // namespace localecs::state

// All that the daemon knows, in tables on one thread. Rows are keyed by ARN, so accounts and
// regions never mix.
#pragma once

#include <localecs/aws/ecs/account.hpp>
#include <localecs/aws/ecs/cluster.hpp>
#include <localecs/aws/ecs/container_instance.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ssm/rows/parameter.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/sts/rows/sessions.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/state/table.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace localecs::state {

// Whose request this is; every ARN it makes or finds carries both.
struct Scope {
  std::string account;
  std::string region;

  // "arn:aws:ecs:us-east-1:000000000000:" + resource
  std::string arn(std::string_view resource) const;
};

// "arn:aws:ecs:<region>:<account>:…" and a name -> that account's capacity provider's ARN.
std::string provider_arn(std::string_view any_arn, std::string_view name);

struct Cluster {
  std::string arn;
  std::string name;
  bool active = true;  // a deleted cluster stays visible as INACTIVE for a while
  TimePoint deleted_at{};
  std::vector<aws::ecs::ClusterSetting> settings;
  std::optional<aws::ecs::ClusterConfiguration> configuration;
  std::vector<std::string> capacity_providers;
  std::vector<aws::ecs::CapacityProviderStrategyItem> default_strategy;
  std::vector<aws::ecs::Attachment> attachments;  // of its capacity providers' scaling policies
  std::string attachments_status;  // "UPDATE_IN_PROGRESS", "UPDATE_COMPLETE"; empty: never
  TimePoint attachments_changed_at{};
  bool provisioning = false;  // its first attachments are being made
  std::string service_connect_namespace;
  std::vector<aws::ecs::Tag> tags;
};

struct Revision {
  std::shared_ptr<const aws::ecs::TaskDefinition>
      registered;  // immutable: tasks and deployments share it
  aws::ecs::TaskDefinitionStatus status = aws::ecs::TaskDefinitionStatus::ACTIVE;
  std::optional<TimePoint> deregistered_at, delete_requested_at;
  std::vector<aws::ecs::Tag> tags;
};

// All revisions of one task definition family. Numbers are never used twice, even after a deletion.
struct Family {
  std::string arn_prefix;  // ".../task-definition/web": a revision's ARN without ":3"
  std::string name;
  int last_revision = 0;
  std::map<int, Revision> revisions;
};

// The machine behind the instances, as the Engine describes it; before the first contact, as this
// process sees it.
struct Host {
  int cpu = 0;     // units
  int memory = 0;  // MiB
  bool connected = false;
  std::string architecture = "x86_64";
  std::string engine_version;
  std::string problem;  // why it is not connected
};

// An Availability Zone that is out of order.
struct Zone {
  std::string name;
  std::optional<TimePoint> fails_until;  // absent: until somebody restores it
};

// An image that this daemon has pulled, for PullBehavior::once.
struct PulledImage {
  TimePoint at{};
};

struct AccountSetting {
  Scope scope;
  std::string principal;  // "" : the account's default
  aws::ecs::SettingName name{};
  std::string value;
};

// The memory of a RunTask or CreateService call that carried a clientToken.
struct TokenUse {
  std::string request;  // its canonical JSON, to tell a repetition from a clash
  std::vector<std::string> task_arns;
  TimePoint at{};
};

class State {
 public:
  Changes changes;
  Table<Cluster> clusters{Kind::cluster, changes};
  Table<Family> families{Kind::family, changes};  // by Family::arn_prefix
  Table<Service> services{Kind::service, changes};
  Table<Task> tasks{Kind::task, changes};  // add and erase through the functions below
  // By ARN: ".../service-deployment/<cluster>/<service>/<id>", ".../service-revision/...".
  Table<ServiceDeployment> service_deployments{Kind::service_deployment, changes};
  Table<aws::ecs::ServiceRevision> service_revisions{Kind::service_revision, changes};
  Table<Instance> instances{Kind::instance, changes};
  Table<CapacityProvider> capacity_providers{Kind::capacity_provider, changes};
  Table<DaemonFamily> daemon_families{Kind::daemon_family, changes};  // by DaemonFamily::arn_prefix
  Table<ManagedDaemon> daemons{Kind::daemon, changes};
  Table<DaemonDeployment> daemon_deployments{Kind::daemon_deployment, changes};
  Table<Zone> failed_zones{Kind::zone, changes};  // by name
  Table<AccountSetting> account_settings{Kind::account_setting, changes};
  Table<Parameter> parameters{Kind::parameter, changes};
  Table<Secret> secrets{Kind::secret, changes};
  Table<Alarm> alarms{Kind::alarm, changes};
  Metrics metrics{changes};
  Logs logs{changes};
  Table<RoleSession> role_sessions{Kind::role_session, changes};  // by access key id
  std::map<std::string, ExecSession, std::less<>> exec_sessions;  // by id
  Table<PulledImage> pulled_images{Kind::pulled_image, changes};  // by name
  // Remembered calls: RunTask by "<cluster ARN> <token>", CreateService by "service <service ARN>".
  Table<TokenUse> tokens{Kind::token, changes};
  // Declared Auto Scaling groups, by "<account> <region> <name>".
  Table<AutoScalingGroup> auto_scaling_groups{Kind::auto_scaling_group, changes};
  Host host;
  std::map<std::string, Host, std::less<>> other_hosts;  // by where their Engine is
  Settings settings;

  // By what a container asks with: its metadata id, or its task's credentials id.
  struct Endpoint {
    std::string task_arn, container;
  };
  ByText<Endpoint> endpoints;
  ByText<std::string> credentials;  // id -> task ARN

  // The access key ids of each task's role sessions: they end with the task.
  Index role_sessions_of_task;
  // Adds a session under its access key id, and to its task's.
  const RoleSession& add_role_session(RoleSession session);

  // The tasks a service has to think about: all but those whose end it has taken note of.
  Index tasks_of_service;
  Index tasks_of_daemon;    // all but those whose end it has taken note of
  Index tasks_on_instance;  // those that are not STOPPED
  Index tasks_waiting;      // for capacity: by the ARN of their provider
  // The tasks of a group in one cluster, counted.
  struct Group {
    std::size_t live = 0;                          // not STOPPED
    std::map<std::string, int, std::less<>> on{};  // those that are to run, by their instance
  };
  const Group& group(const std::string& cluster_arn, const std::string& name) const;

  // Its service or daemon has taken note of the task's end.
  void settle_task(const std::string& arn);
  // Puts a task of an earlier run of the daemon back. Its instance's row accounts for it already.
  void restore_task(Task task);
  // Adds a task and takes its resources from its instance.
  void add_task(Task task);
  // Puts a decided task in the place of the old one; gives the resources back and ends its
  // credentials when it has become STOPPED.
  void update_task(Task task);
  // As state::request_stop; nothing happens where there is no such task.
  void stop_task(const std::string& arn, aws::ecs::TaskStopCode code, std::string reason,
                 TimePoint now);
  // Gives a task that waits for capacity its instance.
  void place_task(const std::string& arn, const std::string& instance_arn);
  void erase_task(std::string_view arn);
  // The services of the tasks on that instance are to be decided again: its status has changed.
  void touch_services_on(const std::string& instance_arn);
  // A deleted service's deployments and revisions.
  void forget_history_of(std::string_view service_arn);
  // Forgets all but the host and the settings; the list of changes then names every row.
  void clear();

 private:
  void end_credentials(const Task& task);
  void count_in_group(const Task& task, int by);
  void index(const Task& task);

  ByText<Group> groups_;  // by "<cluster ARN> <group>"
};

// How many of a deployment's tasks are asked for, run and are on their way there, at this moment.
aws::ecs::ServiceRevisionSummary summary_of(const State& state, const Service& service,
                                            const Deployment& deployment);

// The machine that the instance, or the task's instance, is a share of.
const Host& host_of(const State& state, const Instance& instance);
const Host& host_of(const State& state, const Task& task);

}  // namespace localecs::state

// Every member of every stored struct is stored: a new one that nobody described does not compile.
#include "services/cloudwatch/rows/described.hpp"
#include "services/ecs/rows/described.hpp"
#include "services/logs/rows/described.hpp"
#include "services/secretsmanager/rows/described.hpp"
#include "services/ssm/rows/described.hpp"
#include "services/sts/rows/described.hpp"

#include <localecs/services/cloudwatch/rows/alarms.hpp>
#include <localecs/services/ecs/rows/account_setting.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/family.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/pulled_image.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/token_use.hpp>
#include <localecs/services/ecs/rows/zone.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/services/secretsmanager/rows/secret.hpp>
#include <localecs/services/ssm/rows/parameter.hpp>
#include <localecs/services/sts/rows/sessions.hpp>

#include <gtest/gtest.h>

#include <boost/mp11.hpp>
#include <boost/pfr.hpp>

namespace localecs::state {
namespace {

template <class T>
constexpr std::size_t described =
    boost::mp11::mp_size<boost::describe::describe_members<T, boost::describe::mod_public>>::value;

template <class... T>
constexpr bool all_described() {
  return ((described<T> == boost::pfr::tuple_size_v<T>)&&...);
}

static_assert(all_described<OutputMark, Scope, Cluster, Revision, Family, Zone, PulledImage,
                            AccountSetting, TokenUse>());
static_assert(
    all_described<Address, LogTarget, Container, Resources, Sandbox, Volume, Task, Instance>());
static_assert(all_described<CapacityProvider, AutoScalingGroup, Deployment, TaskSet, Express,
                            Service, HookCall, ServiceDeployment>());
static_assert(all_described<DaemonTaskDefinitionRevision, DaemonFamily, DaemonRevision,
                            DaemonDeployment, ManagedDaemon>());
static_assert(all_described<ParameterVersion, Parameter, SecretVersion, Secret, RoleSession, Alarm,
                            MetricPoint>());
// The events of a stream, with their size, the streams of a group and the moments of a metric have
// tables of their own.
static_assert(described<MetricSeries> + 1 == boost::pfr::tuple_size_v<MetricSeries>);
static_assert(described<LogStream> + 2 == boost::pfr::tuple_size_v<LogStream>);
static_assert(described<LogGroup> + 1 == boost::pfr::tuple_size_v<LogGroup>);

TEST(StoredMembers, are_all_of_them) {
  SUCCEED() << "said at compile time";
}

}  // namespace
}  // namespace localecs::state

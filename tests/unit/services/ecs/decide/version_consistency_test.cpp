// Which image a task's container is asked for, and what a service's revision learns of digests.
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/describe_service_revisions.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/decide/rollout.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/pulled_image.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <gmock/gmock.h>

#include "sample_task.hpp"
#include "services/ecs/decide/container/image.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::VersionConsistency;
using effects::Problem;
using state::ContainerStep;
using state::PullBehavior;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string kOne = "sha256:" + std::string(64, '1');
const std::string kTwo = "sha256:" + std::string(64, '2');
constexpr const char* kService = "arn:aws:ecs:eu-west-1:123456789012:service/web/web";
constexpr const char* kDeployment = "ecs-svc/1";
constexpr const char* kRevision = "arn:aws:ecs:eu-west-1:123456789012:service-revision/web/web/1";

TEST(ImageOf, a_container_is_the_definitions_unless_its_digest_is_known) {
  const struct {
    std::string image, digest, asked;
  } rows[] = {
      {"web", "", "web"},
      {"web:1", "", "web:1"},
      {"web", kOne, "web@" + kOne},
      {"web:1", kOne, "web@" + kOne},
      {"localhost:5000/web", kOne, "localhost:5000/web@" + kOne},
      {"localhost:5000/team/web:1", kOne, "localhost:5000/team/web@" + kOne},
      {"web@" + kTwo, kOne, "web@" + kTwo},
      {"web:1@" + kTwo, kOne, "web:1@" + kTwo},
  };
  for (const auto& row : rows) {
    auto definition = container_definition("a");
    definition.image = row.image;
    state::Task task = sample_task({definition});
    task.containers[0].image_digest = row.digest;
    EXPECT_EQ(image_of(task, task.containers[0]), row.asked);
  }
}

// A service of one deployment whose revision knows what `digest` says of its container "a".
struct Consistency : testing::Test {
  explicit Consistency() {
    with_engine(state);
    service.arn = kService;
    service.name = "web";
    service.configuration.deploymentConfiguration.emplace();
    state::Deployment deployment;
    deployment.id = kDeployment;
    deployment.revision_arn = kRevision;
    service.deployments.push_back(deployment);
    know({});
  }
  void know(const std::optional<std::string>& digest) {
    aws::ecs::ServiceRevision revision;
    revision.serviceRevisionArn = kRevision;
    revision.containerImages.emplace();
    revision.containerImages->push_back(
        {.containerName = "a", .image = "a:1", .imageDigest = digest});
    state[ecs::service_revisions].put(kRevision, revision);
    service.deployments[0].definition = task.definition;
    state[ecs::services].put(kService, service);
  }
  state::Task task_of_service(aws::ecs::ContainerDefinition definition) {
    state::Task made = sample_task({std::move(definition)});
    made.service_arn = kService;
    made.started_by = kDeployment;
    return made;
  }
  // A task of the service as it stands in the state.
  state::Task& add(int number, const std::string& digest,
                   std::optional<int> started_at = std::nullopt) {
    state::Task made = task_of_service(container_definition("a"));
    made.arn.back() = static_cast<char>('0' + number);
    made.containers[0].image_digest = digest;
    made.containers[0].step = ContainerStep::running;
    if (started_at) made.containers[0].started_at = kNow + std::chrono::seconds(*started_at);
    const std::string arn = made.arn;
    state[ecs::tasks].add(std::move(made));
    return *state[ecs::tasks].edit(arn);
  }
  TaskPlan decide() {
    TaskPlan plan = decide_task(state, task, kNow, local_timing());
    task = plan.task;
    return plan;
  }
  void told(const effects::Observation& observation) {
    observe(task, observation, kNow, local_timing());
  }
  std::string pulled_image() { return effect_of<effects::PullImage>(decide()).image; }
  std::string created_image() { return effect_of<effects::CreateContainer>(decide()).spec.image; }
  void under(PullBehavior behavior) { state[ecs::settings].pull_behavior = behavior; }
  // The digests that the service's look brings into its revision.
  std::vector<std::string> noted() {
    IdSource ids(1);
    std::vector<std::string> digests;
    const auto plan = decide_service(state, service, ids, kNow, local_timing());
    for (const auto& revision : plan.service_revisions)
      for (const auto& image : *revision.containerImages)
        digests.push_back(*image.containerName + " " + image.imageDigest.value_or("none"));
    return digests;
  }

  state::State state{services::parts()};
  state::Service service;
  state::Task task = task_of_service(container_definition("a"));
  effects::ContainerKey key{"t", "a"};
};

TEST_F(Consistency, the_first_task_runs_the_tag) {
  EXPECT_EQ(created_image(), "a:1");
  EXPECT_EQ(task.containers[0].image_digest, "");
}

TEST_F(Consistency, later_tasks_run_the_digest) {
  know(kOne);
  EXPECT_EQ(created_image(), "a@" + kOne);
}

TEST_F(Consistency, what_is_missing_is_pulled_by_digest) {
  know(kOne);
  decide();
  told(effects::Created{key, "", Problem{Problem::Kind::no_image, "no image"}});
  EXPECT_EQ(pulled_image(), "a@" + kOne);
  told(effects::Pulled{key, Problem{Problem::Kind::refused, "manifest unknown"}});
  decide();
  EXPECT_EQ(task.containers[0].reason, "CannotPullContainerError: manifest unknown");
  EXPECT_EQ(task.stopped_reason, "Task failed to start");
}

TEST_F(Consistency, default_and_always_pull_by_digest) {
  know(kOne);
  for (const PullBehavior behavior : {PullBehavior::default_, PullBehavior::always}) {
    under(behavior);
    task = task_of_service(container_definition("a"));
    EXPECT_EQ(pulled_image(), "a@" + kOne);
  }
}

TEST_F(Consistency, once_does_not_pull_again_what_the_tag_has_brought) {
  know(kOne);
  under(PullBehavior::once);
  EXPECT_EQ(pulled_image(), "a@" + kOne);
  for (const std::string& pulled : {std::string("a:1"), "a@" + kOne}) {
    state[ecs::pulled_images].clear();
    state[ecs::pulled_images].put(pulled, {});
    task = task_of_service(container_definition("a"));
    EXPECT_EQ(created_image(), "a@" + kOne);
  }
}

TEST_F(Consistency, a_task_that_has_begun_with_the_tag_goes_on_with_it) {
  decide();
  told(effects::Created{key, "", Problem{Problem::Kind::no_image, "no image"}});
  know(kOne);
  EXPECT_EQ(pulled_image(), "a:1");
  told(effects::Pulled{key, {}});
  EXPECT_EQ(created_image(), "a:1");
}

TEST_F(Consistency, others_run_the_tag) {
  know(kOne);
  task.service_arn.clear();
  EXPECT_EQ(created_image(), "a:1");
  task = task_of_service(container_definition("a"));
  task.started_by = "ecs-svc/2";
  EXPECT_EQ(created_image(), "a:1");
  task = task_of_service(container_definition("b"));
  EXPECT_EQ(created_image(), "b:1");
}

TEST_F(Consistency, the_revision_takes_what_started_first) {
  add(1, kTwo, 5);
  add(2, kOne, 3);
  add(3, "", 1);
  service.desired_count = 3;
  EXPECT_THAT(noted(), ElementsAre("a " + kOne));
}

TEST_F(Consistency, the_revision_keeps_what_it_has) {
  know(kTwo);
  add(1, kOne, 1);
  EXPECT_THAT(noted(), IsEmpty());
}

TEST_F(Consistency, the_revision_takes_nothing_that_is_not_known_for_sure) {
  const auto is_unknown = [&](const std::string& what, const auto& change) {
    state::Task& one = add(1, kOne, 1);
    change(one);
    EXPECT_THAT(noted(), IsEmpty()) << what;
  };
  using state::Task;
  is_unknown("built here", [](Task& one) { one.containers[0].image_digest.clear(); });
  is_unknown("never started", [](Task& one) { one.containers[0].started_at.reset(); });
  is_unknown("another deployment's", [](Task& one) { one.started_by = "ecs-svc/2"; });
  is_unknown("an agent's nonsense", [](Task& one) { one.containers[0].image_digest = "../web"; });
  is_unknown("not to be pinned", [&](Task& one) {
    auto definition = container_definition("a");
    definition.versionConsistency = VersionConsistency::disabled;
    one.definition = task_of_service(definition).definition;
  });
}

}  // namespace
}  // namespace localecs::decide

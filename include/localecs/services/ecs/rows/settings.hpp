// The command-line options about running tasks. They are set when localecs starts, or when it first
// reaches the Engine; operations and deciders only read them.
#pragma once

#include <localecs/aws/ecs/attribute.hpp>

#include <set>
#include <string>
#include <vector>

namespace localecs::state {

// The values of the ECS agent's ECS_IMAGE_PULL_BEHAVIOR.
enum class PullBehavior {
  default_,       // pull; if that fails, use the local image
  always,         // pull; if that fails, the task fails
  once,           // pull unless localecs has pulled that image before
  prefer_cached,  // use the local image; pull only if there is none
};

// The powers over this machine that --forbid can take from containers.
enum class Power {
  privileged,
  host_mounts,      // bind mounts of folders of this machine
  host_network,     // networkMode "host"
  host_namespaces,  // pidMode and ipcMode "host"
  capabilities,     // linuxParameters.capabilities.add
  devices           // linuxParameters.devices
};

// A container instance that every new cluster gets.
struct InstancePlan {
  std::string type;               // "m5.large"
  std::string availability_zone;  // "us-east-1b" or "b"; empty: the zones in turn
  int cpu = 0;                    // units; 0: as its type says, else the machine's
  int memory = 0;                 // MiB; the same
  int gpus = 0;
  std::vector<aws::ecs::Attribute> attributes;  // custom ones
  // The Docker Engine that runs its tasks, in the form of DOCKER_HOST; empty: localecs's own.
  std::string engine{};
};

struct Settings {
  PullBehavior pull_behavior = PullBehavior::prefer_cached;
  // Absolute folders of this machine; empty: none, and tasks that need one are refused.
  std::string file_systems_folder;  // EFS and FSx: <folder>/<file system id>/<root directory>
  std::string s3_folder;            // environment files: <folder>/<bucket>/<key>

  // The addresses at which containers reach localecs; empty: they cannot.
  std::string metadata_url;     // "http://169.254.170.2"
  std::string credentials_url;  // where the SDKs' fixed http://169.254.170.2 is not ours:
                                // "http://169.254.170.2:40123"; empty: it is
  std::string api_url;          // AWS_ENDPOINT_URL in tasks: "http://localecs.internal:4566"
  std::vector<std::string> host_entries;  // "localecs.internal:169.254.170.2", ...
  // An absolute folder of this machine for files that localecs makes for tasks:
  // <folder>/firelens/<task id>/... Empty: none, and FireLens is refused.
  std::string work_folder;
  std::set<Power> forbidden;
  bool has_functions = false;  // Lambda functions can be invoked (--lambda-endpoint)
  // The instances of a new cluster; empty: one instance as large as the machine.
  std::vector<InstancePlan> instances;
};

}  // namespace localecs::state

// What the options say about running tasks. Set when the daemon starts, or when the Engine is first
// reached; operations and deciders only read it.
#pragma once

#include <localecs/aws/ecs/attribute.hpp>

#include <set>
#include <string>
#include <vector>

namespace localecs::state {

// ECS_IMAGE_PULL_BEHAVIOR of the ECS agent.
enum class PullBehavior {
  default_,       // pull; where that fails, the local image will do
  always,         // pull; where that fails, the task fails
  once,           // pull unless this daemon has pulled that image before
  prefer_cached,  // the local image where there is one, else pull
};

// What containers may be forbidden, because it gives them power over this machine.
enum class Power {
  privileged,
  host_mounts,      // bind mounts of folders of this machine
  host_network,     // networkMode "host"
  host_namespaces,  // pidMode and ipcMode "host"
  capabilities,     // linuxParameters.capabilities.add
  devices           // linuxParameters.devices
};

// A container instance that every cluster is to have.
struct InstancePlan {
  std::string type;               // "m5.large"
  std::string availability_zone;  // "us-east-1b", or its letter alone; empty: round the zones
  int cpu = 0;                    // units; 0: as its type says, else the machine's
  int memory = 0;                 // MiB; the same
  int gpus = 0;
  std::vector<aws::ecs::Attribute> attributes;  // custom ones
  // The Docker Engine that runs its tasks, as DOCKER_HOST names one; empty: the daemon's own.
  std::string engine{};
};

struct Settings {
  PullBehavior pull_behavior = PullBehavior::prefer_cached;
  // Absolute folders of this machine; empty: there is none, and what needs it is refused.
  std::string file_systems_folder;  // EFS and FSx: <folder>/<file system id>/<root directory>
  std::string s3_folder;            // environment files: <folder>/<bucket>/<key>

  // How containers reach the daemon; empty: they cannot.
  std::string metadata_url;     // "http://169.254.170.2"
  std::string credentials_url;  // where the SDKs' fixed http://169.254.170.2 is not ours:
                                // "http://169.254.170.2:40123"; empty: it is
  std::string api_url;          // AWS_ENDPOINT_URL in tasks: "http://localecs.internal:4566"
  std::vector<std::string> host_entries;  // "localecs.internal:169.254.170.2", ...
  // An absolute folder of this machine for what is made for tasks: <folder>/firelens/<task id>/...;
  // empty: there is none, and FireLens is refused.
  std::string work_folder;
  std::set<Power> forbidden;
  bool has_functions = false;  // Lambda functions can be invoked (--lambda-endpoint)
  // The instances of a new cluster; none: one, which is the whole machine.
  std::vector<InstancePlan> instances;
};

}  // namespace localecs::state

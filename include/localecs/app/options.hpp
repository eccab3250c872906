// The options that users set on the command line or as LOCALECS_* in the environment.
#pragma once

#include <localecs/services/ecs/rows/settings.hpp>

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace localecs::app {

// read_options() fills every member; settings.hpp and security.hpp make of them what the other
// rooms read.
struct Options {
  std::string address = "127.0.0.1";
  std::uint16_t port = 4566;
  std::string docker = "unix:///var/run/docker.sock";
  std::string engine = "docker";  // or "simulated"
  std::string account = "000000000000";
  std::string region = "us-east-1";
  std::string log_level = "info";
  std::string timing = "local";                       // or "aws"
  std::optional<int> healthy_after;                   // seconds, instead of the profile's
  double clock_speed = 1;                             // localecs' clock; 1: as fast as the world's
  std::string image_pull_behavior = "prefer-cached";  // as ECS_IMAGE_PULL_BEHAVIOR
  std::string file_systems;     // absolute folder of EFS and FSx file systems; empty: none
  std::string s3;               // absolute folder of buckets; empty: none
  std::string lambda_endpoint;  // URL at which lifecycle hooks invoke functions; empty: they cannot
  std::string work_dir;         // absolute folder for tasks' files; empty: one in /tmp
  int log_memory = 256;         // MiB of log events that are kept
  bool task_endpoints = true;   // metadata, credentials and the API at 169.254.170.2
  int warm_sandboxes = 2;       // kept ready for each network
  std::string registry_auth;    // a docker client's config.json; empty or missing: no logins
  std::string data_dir;         // absolute folder of the stored state; empty: in memory only
  // What becomes of our containers whose task the state does not know: "leave", "remove" or
  // "adopt".
  std::string orphans = "leave";
  std::vector<state::InstancePlan> instances;  // in each cluster; empty: one, the machine
  std::vector<std::string> allowed_hosts;      // further Host names the API accepts
  bool require_signatures = false;
  std::string access_keys;           // INI file, as ~/.aws/credentials; empty: none
  std::string role_policies;         // JSON file of IAM policies; empty: roles may do everything
  std::set<state::Power> forbidden;  // task definitions that need one are refused
  int max_connections = 4096;
  bool stop_tasks_on_exit = false;
};

// Reads the options. nullopt if --help or --version was given: its text is printed to `out`. Throws
// std::invalid_argument for a wrong option; the message is meant for the user.
std::optional<Options> read_options(int argc, const char* const* argv, std::ostream& out);

}  // namespace localecs::app

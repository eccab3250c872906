// The container engine that is a Docker Engine, reached over its API.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/effects/container_engine.hpp>
#include <localecs/http/client.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace localecs::docker {

// Logins that every pull may use, as an ECS container instance is given them.
struct RegistryAuth {
  std::string data;  // ECS_ENGINE_AUTH_DATA, of the type dockercfg or docker
  std::string file;  // a docker client's config.json; weaker; empty: none
};

// The limits are those of the ECS agent.
struct DockerOptions {
  std::string host;   // as DOCKER_HOST: "unix:///var/run/docker.sock", "tcp://host:port"
  std::string owner;  // label localecs.owner: only containers that bear it are ours
  std::size_t parallel_starts = 4;  // creates and starts in flight; more only slow each other down
  std::chrono::milliseconds create_timeout = std::chrono::minutes(4);
  std::chrono::milliseconds start_timeout = std::chrono::minutes(3);
  std::chrono::milliseconds stop_timeout = std::chrono::minutes(2);  // beyond the container's own
  std::chrono::milliseconds remove_timeout = std::chrono::minutes(5);
  std::chrono::milliseconds inspect_timeout = std::chrono::seconds(30);
  std::chrono::milliseconds pull_timeout = std::chrono::hours(2);
  std::chrono::milliseconds pull_idle_timeout = std::chrono::minutes(1);  // no word of progress
  std::chrono::milliseconds resync = std::chrono::minutes(5);
  std::size_t warm_sandboxes = 2;  // kept ready for each network that tasks have used; 0: none
  RegistryAuth registry_auth{};
  std::chrono::milliseconds pull_begin_timeout = std::chrono::minutes(5);  // until its first word
  std::chrono::milliseconds pull_pause{1100};  // before a pull is tried again; then twice as long
  // Sees to it that the host has the address 169.254.170.2 on a network of the engine's.
  bool metadata_network = false;
  // Lets tasks of different subnets reach each other, as in a VPC, though Docker keeps its networks
  // apart: one rule of the packet filter, where that is permitted and the Engine is on this
  // machine.
  bool joins_subnets = false;
  // A shared volume that is there already may be a folder of the host (--forbid host-mounts).
  bool shares_host_folders = true;
  // What the clock shows by which lists are told to be old.
  std::function<TimePoint()> now = [] { return SystemClock().now(); };
};

// Throws std::invalid_argument for a host that is no address. Effects that are dropped by
// remove_everything are answered as unreachable.
std::unique_ptr<effects::ContainerEngine> make_docker_engine(boost::asio::io_context& loop,
                                                             DockerOptions options,
                                                             http::TlsFiles tls = {});

}  // namespace localecs::docker

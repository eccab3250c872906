// What all effects on the Docker Engine share.
#pragma once

#include <localecs/docker/docker_engine.hpp>

#include <boost/asio/io_context.hpp>

#include "death_watch.hpp"
#include "images/digests.hpp"
#include "engine/engine_api.hpp"
#include "networks/metadata_network.hpp"
#include "networks/networks.hpp"
#include "images/pause_image.hpp"
#include "roster.hpp"
#include "task_cgroups.hpp"

namespace localecs::docker {

struct Workshop {
  Workshop(boost::asio::io_context& event_loop, DockerOptions given, http::TlsFiles tls)
      : loop(event_loop),
        options(std::move(given)),
        api(event_loop, options, std::move(tls)),
        networks(api, options.owner, options.joins_subnets),
        pause_image(api),
        digests(api),
        metadata_network(api, options),
        deaths(event_loop, options.host.starts_with("unix:")),
        task_cgroups(options.host.starts_with("unix:"), {}) {}

  void tell(effects::Observation observation) const {
    if (inbox) inbox(std::move(observation));
  }

  boost::asio::io_context& loop;
  const DockerOptions options;
  EngineApi api;
  Roster roster;
  Networks networks;
  PauseImage pause_image;
  Digests digests;
  MetadataNetwork metadata_network;
  DeathWatch deaths;
  TaskCgroups task_cgroups;
  effects::Inbox inbox;
};

}  // namespace localecs::docker

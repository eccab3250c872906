// What the effects on containers share: the way to the Engine, and what we know beside it.
#pragma once

#include "death_watch.hpp"
#include "engine/engine_link.hpp"
#include "images/digests.hpp"
#include "images/pause_image.hpp"
#include "networks/networks.hpp"
#include "roster.hpp"
#include "task_cgroups.hpp"

namespace localecs::docker {

// Only the effects that make, start or end a container, and sandboxes, which are containers, are
// handed all of it; everybody else gets an EngineLink and the one or two members it needs.
struct Workshop : EngineLink {
  Workshop(boost::asio::io_context& event_loop, DockerOptions given, http::TlsFiles tls)
      : EngineLink(event_loop, std::move(given), std::move(tls)),
        networks(api, options.owner, options.joins_subnets),
        pause_image(api),
        digests(api),
        deaths(event_loop, options.host.starts_with("unix:")),
        task_cgroups(options.host.starts_with("unix:"), {}) {}

  Roster roster;
  Networks networks;
  PauseImage pause_image;
  Digests digests;
  DeathWatch deaths;
  TaskCgroups task_cgroups;
};

}  // namespace localecs::docker

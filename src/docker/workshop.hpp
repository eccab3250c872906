// What all effects on the Docker Engine share.
#pragma once

#include <localecs/docker/docker_engine.hpp>

#include <boost/asio/io_context.hpp>

#include "death_watch.hpp"
#include "digests.hpp"
#include "engine_api.hpp"
#include "roster.hpp"

namespace localecs::docker {

struct Workshop {
  Workshop(boost::asio::io_context& event_loop, DockerOptions given, http::TlsFiles tls)
      : loop(event_loop),
        options(std::move(given)),
        api(event_loop, options, std::move(tls)),
        digests(api),
        deaths(event_loop, options.host.starts_with("unix:")) {}

  void tell(effects::Observation observation) const {
    if (inbox) inbox(std::move(observation));
  }

  boost::asio::io_context& loop;
  const DockerOptions options;
  EngineApi api;
  Roster roster;
  Digests digests;
  DeathWatch deaths;
  effects::Inbox inbox;
};

}  // namespace localecs::docker

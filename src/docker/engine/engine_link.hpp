// What every effect needs to reach the Engine: its API, the options, the event loop and the inbox.
#pragma once

#include <localecs/docker/docker_engine.hpp>

#include <boost/asio/io_context.hpp>

#include "engine_api.hpp"

namespace localecs::docker {

struct EngineLink {
  EngineLink(boost::asio::io_context& event_loop, DockerOptions given, http::TlsFiles tls)
      : loop(event_loop), options(std::move(given)), api(event_loop, options, std::move(tls)) {}

  // Hands an outcome or a piece of news to whoever watches; before watch() it is lost.
  void report(effects::Observation observation) const {
    if (inbox) inbox(std::move(observation));
  }

  boost::asio::io_context& loop;
  const DockerOptions options;
  EngineApi api;
  effects::Inbox inbox;  // empty before watch()
};

}  // namespace localecs::docker

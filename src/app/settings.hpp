// From the options to what operations and deciders read of them.
#pragma once

#include <localecs/app/options.hpp>
#include <localecs/docker/docker_engine.hpp>
#include <localecs/http/client.hpp>
#include <localecs/services/ecs/rows/settings.hpp>

namespace localecs::app {

// port: the one really bound. Makes the folder for what is made for tasks, where the options name
// none.
state::Settings settings_of(const Options& options, std::uint16_t port);
// Removes that folder if nothing is in it any more.
void tidy_up(const Options& options, const state::Settings& settings);

// As the docker client finds them.
http::TlsFiles docker_tls();
// As the ECS agent is told them, and as docker keeps them.
docker::RegistryAuth registry_auth(const Options& options);

}  // namespace localecs::app

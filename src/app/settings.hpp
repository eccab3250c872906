// Makes the settings that operations and deciders read, and those of the Docker client.
#pragma once

#include <localecs/app/options.hpp>
#include <localecs/docker/docker_engine.hpp>
#include <localecs/http/client.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/timing.hpp>

namespace localecs::app {

// port: the one that is bound; it makes the folder's name unique. Makes the folder for tasks' files
// unless the options name one.
state::Settings settings_of(const Options& options, std::uint16_t port);
// Removes the folder that settings_of() made, if it is empty. A folder of the user's is kept.
void tidy_up(const Options& options, const state::Settings& settings);

// The profile that --timing names, with --healthy-after.
decide::Timing timing_of(const Options& options);

// The TLS files of DOCKER_TLS_VERIFY and DOCKER_CERT_PATH; all empty: no TLS.
http::TlsFiles docker_tls();
// The logins for registries: ECS_ENGINE_AUTH_DATA as the ECS agent reads it, and docker's
// config.json.
docker::RegistryAuth registry_auth(const Options& options);

}  // namespace localecs::app

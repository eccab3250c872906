// Finds the login for an image's registry: the instance's own, where the task brings none.
#pragma once

#include <localecs/docker/docker_engine.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace localecs::docker {

using Logins = std::map<std::string, effects::RegistryLogin>;  // by registry: "localhost:5000"

// A docker client's config.json, whole or only its "auths", or ECS_ENGINE_AUTH_DATA of either type
// ("dockercfg": "auth" is user and password in base64; "docker": both in plain). Entries that make
// no sense are left out.
Logins read_logins(std::string_view json);

// The registry of an image: "docker.io" where it names none.
std::string registry_of(std::string_view image);

// The login for an image: of its registry, or of the longest path within it that has one.
std::optional<effects::RegistryLogin> login_for(const Logins& logins, std::string_view image);

// The instance's login for an image. The file is read anew each time: `docker login` may have
// written it since.
std::optional<effects::RegistryLogin> instance_login(const RegistryAuth& auth,
                                                     std::string_view image);

// The value of the header X-Registry-Auth: JSON in base64url.
std::string registry_header(const effects::RegistryLogin& login, std::string_view image);

}  // namespace localecs::docker

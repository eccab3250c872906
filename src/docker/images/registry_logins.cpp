// Reads logins as docker clients keep them.
#include "registry_logins.hpp"

#include <localecs/base/log.hpp>
#include <localecs/base/text.hpp>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/json_read.hpp"
#include "image_reference.hpp"

namespace localecs::docker {

using effects::RegistryLogin;

namespace {

constexpr std::string_view kHub = "docker.io", kHubAddress = "https://index.docker.io/v1/";
constexpr std::size_t kLongestFile = 1u << 20;

// "https://index.docker.io/v1/" and all other names of Docker Hub -> "docker.io".
std::string registry_name(std::string_view address) {
  if (const auto scheme = address.find("://"); scheme != address.npos) {
    address.remove_prefix(scheme + 3);
  }
  while (address.ends_with('/')) address.remove_suffix(1);
  for (const std::string_view version : {"/v1", "/v2"}) {
    if (address.ends_with(version)) address.remove_suffix(version.size());
  }
  const bool is_hub = address == "index.docker.io" || address == "registry-1.docker.io";
  return std::string(is_hub ? kHub : address);
}

// "auth" is base64 of "user:password", padded with zero bytes by some clients.
std::optional<RegistryLogin> login_of(const Json& entry) {
  RegistryLogin login{text(member(entry, "username")), text(member(entry, "password"))};
  if (const auto both = base64_decode(text(member(entry, "auth"))); both && login.user.empty()) {
    const auto colon = both->find(':');
    if (colon == std::string::npos) return std::nullopt;
    login = {both->substr(0, colon), both->substr(colon + 1)};
    while (login.password.ends_with('\0')) login.password.pop_back();
  }
  if (login.user.empty()) return std::nullopt;
  return login;
}

}  // namespace

Logins read_logins(std::string_view given) {
  const auto json = parse_json(given);
  const auto& auths = member(json, "auths");
  const Json& entries = auths.is_object() ? auths : json;
  Logins logins;
  if (!entries.is_object()) return logins;
  for (const auto& [address, entry] : entries.items()) {
    if (auto login = login_of(entry)) logins[registry_name(address)] = std::move(*login);
  }
  return logins;
}

// Docker's rule: the first part is a registry if it could not be part of a name on Docker Hub.
std::string registry_of(std::string_view image) {
  const auto slash = image.find('/');
  const auto first = image.substr(0, slash);
  const bool is_host = slash != image.npos && (first.find_first_of(".:") != first.npos ||
                                               first == "localhost" || to_lower(first) != first);
  return is_host ? registry_name(first) : std::string(kHub);
}

// The longest address that is the image's registry or a path within it.
std::optional<RegistryLogin> login_for(const Logins& logins, std::string_view image) {
  const auto name = read_reference(image).name;
  const auto registry = registry_of(name);
  const auto whole = name.starts_with(registry + "/") ? name : registry + "/" + name;
  const RegistryLogin* best = nullptr;
  std::size_t length = 0;
  for (const auto& [address, login] : logins) {
    const bool fits = address.size() > length && whole.starts_with(address + "/");
    if (!fits) continue;
    best = &login;
    length = address.size();
  }
  return best ? std::optional(*best) : std::nullopt;
}

std::optional<RegistryLogin> instance_login(const RegistryAuth& auth, std::string_view image) {
  if (auto login = login_for(read_logins(auth.data), image)) return login;
  if (auth.file.empty()) return std::nullopt;
  std::ifstream file(auth.file, std::ios::binary);
  if (!file) {
    log::debug("the registry logins in {} cannot be read", auth.file);
    return std::nullopt;
  }
  std::string content(kLongestFile, '\0');
  file.read(content.data(), static_cast<std::streamsize>(content.size()));
  content.resize(static_cast<std::size_t>(file.gcount()));
  return login_for(read_logins(content), image);
}

std::string registry_header(const RegistryLogin& login, std::string_view image) {
  const auto registry = registry_of(image);
  const Json json = {{"username", login.user},
                     {"password", login.password},
                     {"serveraddress", registry == kHub ? std::string(kHubAddress) : registry}};
  auto encoded = base64_encode(write_json(json));
  std::ranges::replace(encoded, '+', '-');
  std::ranges::replace(encoded, '/', '_');
  return encoded;
}

}  // namespace localecs::docker

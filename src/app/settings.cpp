// Turns option texts and Docker's environment variables into settings.
#include "settings.hpp"

#include <localecs/services/ecs/rows/settings.hpp>

#include <cstdlib>
#include <filesystem>

#include "private_folder.hpp"

namespace localecs::app {
namespace {

state::PullBehavior pull_behavior(const std::string& text) {
  if (text == "default") return state::PullBehavior::default_;
  if (text == "always") return state::PullBehavior::always;
  if (text == "once") return state::PullBehavior::once;
  return state::PullBehavior::prefer_cached;
}

}  // namespace

state::Settings settings_of(const Options& options, std::uint16_t port) {
  state::Settings settings;
  settings.pull_behavior = pull_behavior(options.image_pull_behavior);
  settings.file_systems_folder = options.file_systems;
  settings.s3_folder = options.s3;
  settings.has_functions = !options.lambda_endpoint.empty();
  settings.forbidden = options.forbidden;
  settings.instances = options.instances;
  settings.work_folder = options.work_dir.empty()
                             ? private_folder("localecs-" + std::to_string(port))
                             : options.work_dir;
  return settings;
}

void tidy_up(const Options& options, const state::Settings& settings) {
  std::error_code ignored;
  if (!options.work_dir.empty() || settings.work_folder.empty()) return;
  std::filesystem::remove(settings.work_folder + "/firelens", ignored);  // only if empty
  std::filesystem::remove(settings.work_folder, ignored);
}

// The same variables and file names as the docker client's.
decide::Timing timing_of(const Options& options) {
  decide::Timing timing = decide::timing_of(options.timing);
  if (options.healthy_after)
    timing.healthy_without_check = std::chrono::seconds(*options.healthy_after);
  return timing;
}

http::TlsFiles docker_tls() {
  const char* verify = std::getenv("DOCKER_TLS_VERIFY");
  const char* folder = std::getenv("DOCKER_CERT_PATH");
  const char* home = std::getenv("HOME");
  if (!verify || !*verify) return {};
  const std::string path = folder ? folder : std::string(home ? home : "") + "/.docker";
  return {.ca = path + "/ca.pem", .certificate = path + "/cert.pem", .key = path + "/key.pem"};
}

docker::RegistryAuth registry_auth(const Options& options) {
  const char* data = std::getenv("ECS_ENGINE_AUTH_DATA");
  return {.data = data ? data : "", .file = options.registry_auth};
}

}  // namespace localecs::app

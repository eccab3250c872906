// Reads the options: the command line first, then LOCALECS_* variables, then the defaults.
#include <localecs/app/options.hpp>

#include <localecs/base/adjustable_clock.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows/powers.hpp>
#include <localecs/services/ecs/rows/settings.hpp>

#include <algorithm>
#include <boost/program_options.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <stdexcept>

#include "instance_option.hpp"

namespace localecs::app {
namespace {

namespace po = boost::program_options;

// Option texts that have to be parsed further, beside those that Options takes as they are.
struct Raw {
  std::string listen;
  std::string task_endpoints;
  int equal_instances = 0;
  std::vector<std::string> instances;
  std::vector<std::string> allowed_hosts, forbidden;
  Options options;
};

std::string default_docker() {
  const char* host = std::getenv("DOCKER_HOST");
  return host && *host ? host : "unix:///var/run/docker.sock";
}

// The file in which `docker login` of the same user keeps its logins; empty if there is no home.
std::string default_registry_auth() {
  const char *folder = std::getenv("DOCKER_CONFIG"), *home = std::getenv("HOME");
  if (folder && *folder) return std::string(folder) + "/config.json";
  return home && *home ? std::string(home) + "/.docker/config.json" : std::string();
}

po::options_description describe(Raw& raw) {
  po::options_description all(
      "Options (each also as an environment variable, --log-level as LOCALECS_LOG_LEVEL)");
  Options& o = raw.options;
  auto add = all.add_options();
  add("listen", po::value(&raw.listen)->default_value("127.0.0.1:4566"),
      "address and port of the API; port 0: any");
  add("allowed-host", po::value(&raw.allowed_hosts)->composing(),
      "a host name that requests may name beside localhost and addresses, repeatable; "
      "*.example.com: all below it");
  add("require-signatures", po::bool_switch(&o.require_signatures),
      "verify the signature of every request, by --access-keys and the keys of tasks' roles");
  add("access-keys", po::value(&o.access_keys),
      "file of keys that callers may sign with, as ~/.aws/credentials; aws_account_id: of whom");
  add("role-policies", po::value(&o.role_policies),
      "JSON file of IAM policy documents by role: what tasks may ask of the API");
  add("forbid", po::value(&raw.forbidden)->composing(),
      "refuse containers these powers over this machine: privileged, host-mounts, host-network, "
      "host-namespaces, capabilities, devices");
  add("max-connections", po::value(&o.max_connections)->default_value(o.max_connections),
      "of the API at one time; the longest idle one makes room for another");
  add("docker", po::value(&o.docker)->default_value(default_docker()),
      "the Docker Engine (DOCKER_HOST)");
  add("engine", po::value(&o.engine)->default_value("docker"),
      "docker, or simulated: no Docker is needed");
  add("account", po::value(&o.account)->default_value("000000000000"),
      "account of callers whose key names none");
  add("region", po::value(&o.region)->default_value("us-east-1"), "region of unsigned requests");
  add("timing", po::value(&o.timing)->default_value("local"),
      "local: short waits; aws: the real ones");
  add("healthy-after", po::value<int>()->notifier([&o](int seconds) { o.healthy_after = seconds; }),
      "seconds after which a running task without a health check counts as healthy (25; 40 with "
      "--timing aws): a process that ends later is not noticed by its deployment");
  add("clock-speed", po::value(&o.clock_speed)->default_value(o.clock_speed),
      "so many times as fast as the world's; containers keep their own time");
  add("image-pull-behavior", po::value(&o.image_pull_behavior)->default_value("prefer-cached"),
      "default, always, once or prefer-cached");
  add("file-systems", po::value(&o.file_systems),
      "folder that stands for EFS and FSx: FOLDER/<file system id>");
  add("s3", po::value(&o.s3), "folder that stands for S3, for environment files: FOLDER/<bucket>");
  add("lambda-endpoint", po::value(&o.lambda_endpoint),
      "URL of Lambda functions for lifecycle hooks, as http://127.0.0.1:3001 of "
      "`sam local start-lambda`");
  add("data-dir", po::value(&o.data_dir),
      "folder in which the state is kept: tasks and services outlive the daemon");
  add("orphans", po::value(&o.orphans)->default_value(o.orphans),
      "leave, remove or adopt: containers of an earlier run whose tasks are not known any more");
  add("work-dir", po::value(&o.work_dir), "folder for files made for tasks (FireLens)");
  add("log-memory", po::value(&o.log_memory)->default_value(o.log_memory),
      "MiB of log events kept; the oldest go first");
  add("task-endpoints", po::value(&raw.task_endpoints)->default_value("on"),
      "on or off: metadata, credentials and the API at 169.254.170.2 inside tasks");
  add("warm-sandboxes", po::value(&o.warm_sandboxes)->default_value(o.warm_sandboxes),
      "networks of awsvpc tasks kept ready for each subnet, so that tasks start sooner; 0: none");
  add("registry-auth", po::value(&o.registry_auth)->default_value(default_registry_auth()),
      "file of registry logins as docker keeps them; ECS_ENGINE_AUTH_DATA counts as well");
  add("instances", po::value(&raw.equal_instances)->default_value(0),
      "that many container instances divide the machine in every cluster; 0: it is one");
  add("instance", po::value(&raw.instances)->composing(),
      "a container instance of every cluster, repeatable: "
      "type=m5.large,zone=us-east-1b,cpu=2048,memory=3840,gpus=1,attribute.rack=r1");
  add("log-level", po::value(&o.log_level)->default_value("info"),
      "trace, debug, info, warn, error or off");
  add("stop-tasks-on-exit", po::bool_switch(&o.stop_tasks_on_exit),
      "stop and remove all containers at the end");
  add("help", "this text");
  add("version", "the version");
  return all;
}

// Boost.Program_options replaces these placeholders in its error messages. A name or value that
// contains one would be replaced without end, so such words are refused before parsing.
void refuse_placeholders(std::string_view word) {
  for (const char* placeholder :
       {"%canonical_option%", "%option%", "%original_token%", "%prefix%", "%value%"})
    if (word.find(placeholder) != word.npos)
      throw std::invalid_argument("'" + std::string(word) + "' makes no sense");
}

// Maps LOCALECS_LOG_LEVEL to log-level. Empty for every other variable, even one with that prefix:
// it is ignored, since it may belong to something else.
std::string option_name(const po::options_description& all, const std::string& variable) {
  constexpr std::string_view prefix = "LOCALECS_";
  if (!variable.starts_with(prefix)) return {};
  std::string name = to_lower(std::string_view(variable).substr(prefix.size()));
  std::replace(name.begin(), name.end(), '_', '-');
  const bool known = all.find_nothrow(name, false) && name != "help" && name != "version";
  return known ? name : std::string();
}

// Reads the command line first: Boost keeps the first value, so it overrides the environment.
po::variables_map parse(int argc, const char* const* argv, const po::options_description& all) {
  for (int i = 1; i < argc; ++i) refuse_placeholders(argv[i]);
  const auto option_of = [&](const std::string& variable) {
    const std::string name = option_name(all, variable);
    if (!name.empty()) refuse_placeholders(std::getenv(variable.c_str()));
    return name;
  };
  po::variables_map values;
  try {
    const po::positional_options_description none;
    po::store(po::command_line_parser(argc, argv).options(all).positional(none).run(), values);
    po::store(po::parse_environment(all, option_of), values);
    po::notify(values);
  } catch (const po::too_many_positional_options_error&) {
    throw std::invalid_argument("there are words that belong to no option");
  } catch (const po::error& error) {
    throw std::invalid_argument(error.what());
  }
  return values;
}

void set_address(Options& options, const std::string& listen) {
  const auto colon = listen.rfind(':');
  const auto port = colon == std::string::npos ? std::nullopt : to_number(listen.substr(colon + 1));
  if (!port || *port < 0 || *port > 65535)
    throw std::invalid_argument("--listen wants ADDRESS:PORT, a port up to 65535, not '" + listen +
                                "'");
  options.address = listen.substr(0, colon);
  options.port = static_cast<std::uint16_t>(*port);
}

bool is_on(const std::string& option, const std::string& text) {
  if (text == "on" || text == "off") return text == "on";
  throw std::invalid_argument("--" + option + " wants on or off, not '" + text + "'");
}

// Splits texts at `separator`: an option may be repeated, but a variable can hold several values
// only in one text. Empty entries are dropped.
std::vector<std::string> several(const std::vector<std::string>& given, char separator) {
  std::vector<std::string> all;
  for (const std::string& some : given)
    for (const std::string_view one : split(some, separator)) all.emplace_back(trim(one));
  std::erase(all, std::string());
  return all;
}

std::set<state::Power> powers(const std::vector<std::string>& names) {
  std::set<state::Power> all;
  for (const std::string& name : names) {
    const auto found =
        std::ranges::find(services::ecs::kPowers, name, &services::ecs::NamedPower::name);
    if (found == services::ecs::kPowers.end())
      throw std::invalid_argument(
          "--forbid wants privileged, host-mounts, host-network, host-namespaces, capabilities or "
          "devices, not '" +
          name + "'");
    all.insert(found->power);
  }
  return all;
}

void check(const Options& options) {
  if (options.account.size() != 12 ||
      !std::ranges::all_of(options.account, [](char c) { return c >= '0' && c <= '9'; }))
    throw std::invalid_argument("--account wants 12 digits, not '" + options.account + "'");
  if (!is_name(options.region, 32))
    throw std::invalid_argument("--region '" + options.region + "' is no region name");
  if (options.engine != "docker" && options.engine != "simulated")
    throw std::invalid_argument("--engine wants docker or simulated, not '" + options.engine + "'");
  const std::string& pull = options.image_pull_behavior;
  if (pull != "default" && pull != "always" && pull != "once" && pull != "prefer-cached")
    throw std::invalid_argument(
        "--image-pull-behavior wants default, always, once or prefer-cached, not '" + pull + "'");
  if (options.require_signatures && options.access_keys.empty())
    throw std::invalid_argument(
        "--require-signatures wants --access-keys FILE, or nobody can call");
  if (options.orphans != "leave" && options.orphans != "remove" && options.orphans != "adopt")
    throw std::invalid_argument("--orphans wants leave, remove or adopt, not '" + options.orphans +
                                "'");
  if (options.max_connections < 1)
    throw std::invalid_argument("--max-connections wants at least 1");
  if (options.log_memory < 1) throw std::invalid_argument("--log-memory wants at least 1");
  if (options.warm_sandboxes < 0 || options.warm_sandboxes > 100)
    throw std::invalid_argument("--warm-sandboxes wants 0 to 100");
  if (!(options.clock_speed >= 1 && options.clock_speed <= AdjustableClock::kMostSpeed))
    throw std::invalid_argument("--clock-speed wants 1 to 100000");
  if (options.healthy_after && (*options.healthy_after < 0 || *options.healthy_after > 3600))
    throw std::invalid_argument("--healthy-after wants 0 to 3600 seconds");
  if (options.timing != "local" && options.timing != "aws")
    throw std::invalid_argument("--timing wants local or aws, not '" + options.timing + "'");
}

// Makes `folder` absolute, as Docker wants the paths of mounts, and removes "." and ".." from it.
// Links are kept: Docker resolves them itself.
void make_absolute(std::string& folder, const char* option, bool must_exist) {
  if (folder.empty()) return;
  std::error_code error;
  const auto path = std::filesystem::absolute(folder, error);
  if (error || (must_exist && !std::filesystem::is_directory(path)))
    throw std::invalid_argument(std::string("--") + option + " '" + folder + "' is no folder");
  folder = path.lexically_normal().string();
}

}  // namespace

std::optional<Options> read_options(int argc, const char* const* argv, std::ostream& out) {
  Raw raw;
  const po::options_description all = describe(raw);
  const po::variables_map values = parse(argc, argv, all);
  if (values.count("help")) {
    out << "localecs: Amazon ECS on your own Docker\n\nUsage: localecs [options]\n\n" << all;
    return std::nullopt;
  }
  if (values.count("version")) {
    out << "localecs " << LOCALECS_VERSION << "\n";
    return std::nullopt;
  }
  set_address(raw.options, raw.listen);
  raw.options.allowed_hosts = several(raw.allowed_hosts, ';');
  raw.options.forbidden = powers(several(raw.forbidden, ','));
  raw.options.task_endpoints = is_on("task-endpoints", raw.task_endpoints);
  raw.options.instances = instance_plans(raw.equal_instances, raw.instances);
  check(raw.options);
  make_absolute(raw.options.file_systems, "file-systems", true);
  make_absolute(raw.options.s3, "s3", true);
  make_absolute(raw.options.data_dir, "data-dir", false);
  make_absolute(raw.options.work_dir, "work-dir", false);
  return raw.options;
}

}  // namespace localecs::app

// Finds or makes a subnet's network: GET /networks, then POST /networks/create in free ranges.
#include "network_finder.hpp"

#include <localecs/base/text.hpp>

#include <memory>
#include <nlohmann/json.hpp>

#include "engine/answers.hpp"
#include "engine/json_read.hpp"
#include "engine/labels.hpp"
#include "engine/stable_hash.hpp"

namespace localecs::docker {

using effects::Problem;

namespace {

constexpr std::chrono::seconds kPatience(30);

// The same range as kSubnets, cut into /20 networks.
constexpr Ip kPool = 10u << 24 | 64u << 16;
constexpr int kRangeLength = 20;
constexpr std::uint64_t kRanges = 1u << (kRangeLength - 10);

bool has(std::string_view message, std::string_view words) {
  return to_lower(message).find(words) != std::string::npos;
}

// A name that the Engine takes. It need not be unambiguous: the label has the subnet's id.
std::string name_of(const std::string& subnet_id) {
  std::string name = "localecs-";
  for (const char c : subnet_id.substr(0, 100)) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_';
    name += plain ? c : '-';
  }
  return name;
}

// Finds the network by its labels. If there is none it is created, and inspected like one that was
// there: so the Engine's own word on its range counts.
struct Search : std::enable_shared_from_this<Search> {
  using Done = std::function<void(std::optional<Problem>, std::optional<FoundNetwork>)>;

  Search(EngineApi& engine, std::string by, std::string subnet, Done tell)
      : api(engine), owner(std::move(by)), subnet_id(std::move(subnet)), done(std::move(tell)) {}

  EngineApi& api;
  const std::string owner, subnet_id;
  const Done done;
  int attempt = 0;
  bool name_is_taken = false;  // by another daemon on this Engine

  using Step = void (Search::*)(const Answer&);
  void ask(std::string method, std::string path, Step step, std::string body = {}) {
    api.ask({std::move(method), std::move(path), "found", kPatience, std::move(body)},
            [self = shared_from_this(), step](const Answer& answer) { (*self.*step)(answer); });
  }

  void list() {
    ask("GET", "/networks?filters=" + network_filter(owner, subnet_id), &Search::on_listed);
  }

  void on_listed(const Answer& answer) {
    if (answer.problem) return done(answer.problem, {});
    const auto networks = parse_json(answer.body);
    if (!networks.is_array()) return done(senseless("the list of networks"), {});
    if (networks.empty()) return create();
    inspect(text(member(networks[0], "Id")));
  }

  void inspect(const std::string& id) {
    ask("GET", "/networks/" + percent_encode(id), &Search::on_inspected);
  }

  void on_inspected(const Answer& answer) {
    if (answer.problem) return done(answer.problem, {});
    const auto network = read_network(answer.body);
    network ? done({}, network) : done(senseless("inspect of a network"), {});
  }

  // A name may be taken by another daemon's network for the same subnet id, and a range by
  // anything: each refusal leads to another try.
  void create() {
    const auto range = candidate_range(subnet_id, attempt);
    auto name = name_of(subnet_id);
    if (name_is_taken) name += "-" + std::to_string(stable_hash(owner) % 1'000'000);
    const Json config = {{"Subnet", write_cidr(range)}, {"Gateway", write_ip(range.first + 1)}};
    const Json body = {{"Name", name},
                       {"CheckDuplicate", true},
                       {"Driver", "bridge"},
                       {"IPAM", {{"Driver", "default"}, {"Config", {config}}}},
                       {"Labels", {{labels::kOwner, owner}, {labels::kSubnet, subnet_id}}}};
    ask("POST", "/networks/create", &Search::on_created, write_json(body));
  }

  void on_created(const Answer& answer) {
    if (!answer.problem) return inspect(text(member(parse_json(answer.body), "Id")));
    const std::string& words = answer.problem->message;
    if (!name_is_taken && has(words, "already exists")) {
      name_is_taken = true;
      return create();
    }
    if (has(words, "overlap") && ++attempt < kMostCandidates) return create();
    done(answer.problem, {});
  }
};

}  // namespace

Cidr candidate_range(const std::string& subnet_id, int attempt) {
  const auto number = (stable_hash(subnet_id) + static_cast<std::uint64_t>(attempt)) % kRanges;
  return {kPool | static_cast<Ip>(number << (32 - kRangeLength)), kRangeLength};
}

std::optional<FoundNetwork> read_network(std::string_view body) {
  const auto json = parse_json(body);
  const auto& configs = member(member(json, "IPAM"), "Config");
  FoundNetwork network{.id = text(member(json, "Id")), .cidr = {}};
  if (network.id.empty() || !configs.is_array()) return std::nullopt;
  for (const auto& config : configs) {
    const auto cidr = read_cidr(text(member(config, "Subnet")));
    if (!cidr || cidr->prefix_length > 30) continue;
    network.cidr = *cidr;
    network.gateway = read_ip(text(member(config, "Gateway"))).value_or(cidr->first + 1);
    break;
  }
  if (network.gateway == 0) return std::nullopt;
  const auto& containers = member(json, "Containers");
  if (!containers.is_object()) return network;
  for (const auto& [id, container] : containers.items()) {
    const auto address = text(member(container, "IPv4Address"));  // "10.96.3.4/20"
    if (const auto ip = read_ip(split(address, '/')[0])) network.in_use.insert(*ip);
  }
  return network;
}

std::string network_filter(const std::string& owner, const std::string& subnet_id) {
  const auto subnet = subnet_id.empty() ? std::string() : "=" + subnet_id;
  const Json filter = {
      {"label", {std::string(labels::kOwner) + "=" + owner, labels::kSubnet + subnet}}};
  return percent_encode(write_json(filter));
}

void find_network(EngineApi& api, const std::string& owner, const std::string& subnet_id,
                  Search::Done done) {
  std::make_shared<Search>(api, owner, subnet_id, std::move(done))->list();
}

}  // namespace localecs::docker

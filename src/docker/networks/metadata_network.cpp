// Finds, makes and removes the network: GET /networks, POST /networks/create, DELETE.
#include "metadata_network.hpp"

#include <localecs/base/log.hpp>
#include <localecs/base/text.hpp>

#include "engine/answers.hpp"
#include "engine/json_read.hpp"
#include "engine/labels.hpp"

namespace localecs::docker {

namespace {

constexpr const char* kName = "localecs-metadata";
constexpr const char* kSubnet = "169.254.170.0/24";
constexpr const char* kGateway = "169.254.170.2";
constexpr std::chrono::seconds kPatience(10);

bool has_gateway(const Json& network) {
  const auto& ranges = member(member(network, "IPAM"), "Config");
  return ranges.is_array() && std::ranges::any_of(ranges, [](const Json& range) {
           return text(member(range, "Gateway")) == kGateway;
         });
}

// Whether any of the running containers belongs to another daemon: its tasks need the network.
bool has_others(const Json& containers, const std::string& owner) {
  return containers.is_array() && std::ranges::any_of(containers, [&](const Json& container) {
           return text(member(member(container, "Labels"), labels::kOwner)) != owner;
         });
}

// Without masquerading: the network only gives the host an address, nothing needs to leave by it.
std::string create_body(const std::string& owner) {
  const Json range = {{"Subnet", kSubnet}, {"Gateway", kGateway}};
  return write_json({{"Name", kName},
                     {"Driver", "bridge"},
                     {"CheckDuplicate", true},
                     {"IPAM", {{"Driver", "default"}, {"Config", Json::array({range})}}},
                     {"Options", {{"com.docker.network.bridge.enable_ip_masquerade", "false"}}},
                     {"Labels", {{labels::kOwner, owner}}}});
}

void failed(const std::string& words) {
  log::warn("no network with the address {}: {}; tasks may not reach their metadata", kGateway,
            words);
}

}  // namespace

void MetadataNetwork::ensure(std::function<void(bool)> done) {
  if (!options_.metadata_network) return done(false);
  is_missing_ = false;
  find(true, std::move(done));
}

// A network of anybody's will do if it has the gateway. If there is none and `may_create`, makes
// it.
void MetadataNetwork::find(bool may_create, std::function<void(bool)> done) {
  const auto filter = percent_encode(R"({"driver":["bridge"]})");
  api_.ask({"GET", "/networks?filters=" + filter, "listed", kPatience},
           [this, may_create, done = std::move(done)](const Answer& answer) {
             const auto networks = parse_json(answer.body);
             if (networks.is_array() && std::ranges::any_of(networks, has_gateway))
               return done(true);
             if (may_create && networks.is_array()) return create(done);
             failed(answer.problem ? answer.problem->message : "another network is in its way");
             done(false);
           });
}

void MetadataNetwork::create(std::function<void(bool)> done) {
  api_.ask({"POST", "/networks/create", "created", kPatience, create_body(options_.owner)},
           [this, done = std::move(done)](const Answer& answer) {
             if (!answer.problem) return done(true);
             log::debug("making {}: {}", kName, answer.problem->message);
             find(false, done);  // another daemon may have been quicker
           });
}

void MetadataNetwork::remove(std::function<void()> done) {
  if (!options_.metadata_network) return done();
  is_missing_ = true;
  const Json filter = {{"label", {labels::kOwner}}};
  api_.ask({"GET", "/containers/json?filters=" + percent_encode(write_json(filter)), "listed",
            kPatience},
           [this, done = std::move(done)](const Answer& answer) {
             if (has_others(parse_json(answer.body), options_.owner)) return done();
             remove_ours(done);
           });
}

// If a container is on it the Engine refuses, and that is right.
void MetadataNetwork::remove_ours(std::function<void()> done) {
  const Json filter = {{"name", {kName}},
                       {"label", {std::string(labels::kOwner) + "=" + options_.owner}}};
  api_.ask({"GET", "/networks?filters=" + percent_encode(write_json(filter)), "listed", kPatience},
           [this, done = std::move(done)](const Answer& answer) {
             const auto networks = parse_json(answer.body);
             const auto id = networks.is_array() && !networks.empty()
                                 ? text(member(networks[0], "Id"))
                                 : std::string();
             if (id.empty()) return done();
             api_.ask({"DELETE", "/networks/" + percent_encode(id), "removed", kPatience},
                      [done](const Answer&) { done(); });
           });
}

void MetadataNetwork::ensure_again() {
  if (is_missing_) ensure([](bool) {});
}

}  // namespace localecs::docker

// Keeps the networks that were found, and gives out their addresses.
#include "networks.hpp"

#include <localecs/base/log.hpp>

namespace localecs::docker {

using effects::NetworkAddress;
using effects::NetworkSpec;
using effects::Problem;

namespace {

// The MAC address that Docker derives from an IP address, too. So an address that is given out
// again comes with the same MAC, and no neighbour's ARP table is out of date.
std::string mac_of(Ip ip) {
  char text[18];
  std::snprintf(text, sizeof text, "02:42:%02x:%02x:%02x:%02x", ip >> 24, ip >> 16 & 255,
                ip >> 8 & 255, ip & 255);
  return text;
}

NetworkAddress address_of(const NetworkSpec& spec, const Addresses& addresses, Ip ip) {
  NetworkAddress address{.ip = write_ip(ip),
                         .mac = mac_of(ip),
                         .gateway = write_ip(addresses.gateway()),
                         .prefix_length = addresses.cidr().prefix_length,
                         .host_name = {}};
  auto dashed = address.ip;
  std::ranges::replace(dashed, '.', '-');
  address.host_name = "ip-" + dashed + spec.host_suffix;
  return address;
}

}  // namespace

std::optional<Place> Networks::join_now(const NetworkSpec& spec, const std::string& holder) {
  const auto found = networks_.find(spec.subnet_id);
  if (found == networks_.end() || found->second.id.empty()) return std::nullopt;
  const auto ip = found->second.addresses.take(holder);
  if (!ip) return std::nullopt;
  return Place{found->second.id, address_of(spec, found->second.addresses, *ip)};
}

// Of several that ask for the same unknown network only the first asks the Engine.
void Networks::join(const NetworkSpec& spec, const std::string& holder, Done done) {
  if (const auto place = join_now(spec, holder)) return done({}, *place);
  auto& waiting = waiting_[spec.subnet_id];
  waiting.push_back({spec, holder, std::move(done)});
  if (waiting.size() == 1) find(spec.subnet_id);
}

// The network's id is not known yet: the first join() finds it, and keeps the reserved addresses if
// the range is still the same.
void Networks::take_over(const NetworkSpec& spec, const std::string& holder,
                         const NetworkAddress& address) {
  const auto ip = read_ip(address.ip), gateway = read_ip(address.gateway);
  const auto cidr = read_cidr(address.ip + "/" + std::to_string(address.prefix_length));
  if (!ip || !gateway || !cidr) return;
  const auto place = networks_.try_emplace(spec.subnet_id, Network{{}, Addresses(*cidr, *gateway)});
  place.first->second.addresses.reserve(holder, *ip);
}

void Networks::find(const std::string& subnet_id) {
  find_network(api_, owner_, subnet_id,
               [this, subnet_id](const auto& problem, const auto& network) {
                 on_found(subnet_id, problem, network);
               });
}

// Answers all that wait for this network: with a place, or with what went wrong.
void Networks::on_found(const std::string& subnet_id, const std::optional<Problem>& problem,
                        const std::optional<FoundNetwork>& network) {
  if (network) {
    const auto place =
        networks_.try_emplace(subnet_id, Network{{}, Addresses(network->cidr, network->gateway)});
    Network& known = place.first->second;
    // The network was made anew with another range: addresses on the old one are void.
    if (known.addresses.cidr() != network->cidr)
      known.addresses = Addresses(network->cidr, network->gateway);
    known.id = network->id;
    known.addresses.found_in_use(network->in_use);
    if (networks_.size() > 1) open_passage();
  }
  const Problem full{Problem::Kind::refused, "no free address is left in " + subnet_id};
  for (const auto& one : std::exchange(waiting_[subnet_id], {})) {
    const auto place = network ? join_now(one.spec, one.holder) : std::nullopt;
    place ? one.done({}, *place) : one.done(problem ? *problem : full, {});
  }
}

// Docker consults the chain DOCKER-USER before its own rules, which keep its networks apart.
void Networks::open_passage() {
  if (!joins_subnets_ || passage_) return;
  passage_ = insert_rules("filter", {"DOCKER-USER"},
                          {"--source", kSubnets, "--destination", kSubnets, "--match", "comment",
                           "--comment", "localecs", "--jump", "ACCEPT"});
  if (!passage_)
    log::warn("tasks of different subnets do not reach each other: iptables is not permitted");
}

void Networks::leave(const std::string& holder) {
  for (auto& [subnet_id, network] : networks_) network.addresses.give_back(holder);
}

void Networks::pass_on(const std::string& from, const std::string& to) {
  for (auto& [subnet_id, network] : networks_) network.addresses.pass_on(from, to);
}

void Networks::avoid_address_of(const std::string& holder) {
  for (auto& [subnet_id, network] : networks_) network.addresses.avoid_address_of(holder);
}

void Networks::inspect_again() {
  for (auto& [subnet_id, network] : networks_) network.id.clear();
}

void Networks::forget_all() {
  networks_.clear();
}

}  // namespace localecs::docker

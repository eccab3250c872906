// The networks of subnets, and the addresses of tasks on them.
#pragma once

#include <localecs/base/packet_rules.hpp>

#include <map>
#include <memory>
#include <vector>

#include "network_finder.hpp"

namespace localecs::docker {

// Where somebody is, or is going to be.
struct Place {
  std::string network_id;
  effects::NetworkAddress address;
};

// Who holds an address is a text: a task's ARN, or a sandbox that belongs to no task yet.
class Networks {
 public:
  using Done = std::function<void(std::optional<effects::Problem>, Place)>;

  Networks(EngineApi& api, std::string owner, bool joins_subnets = false)
      : api_(api), owner_(std::move(owner)), joins_subnets_(joins_subnets) {}

  // The holder's place on the subnet's network, which is made when it is not there. May call `done`
  // at once.
  void join(const effects::NetworkSpec& spec, const std::string& holder, Done done);
  // The same where the Engine need not be asked.
  std::optional<Place> join_now(const effects::NetworkSpec& spec, const std::string& holder);
  // The holder has that address since an earlier run of the daemon.
  void take_over(const effects::NetworkSpec& spec, const std::string& holder,
                 const effects::NetworkAddress& address);
  void leave(const std::string& holder);
  void pass_on(const std::string& from, const std::string& to);
  // Somebody unknown to us has the holder's address.
  void avoid_address_of(const std::string& holder);

  // What is known of the networks may be out of date: each is looked at again before its next use.
  void look_again();
  // The networks are gone, and all who were on them.
  void forget_all();

 private:
  struct Network {
    std::string id;  // empty: to be looked at again
    Addresses addresses;
  };
  struct Waiting {
    effects::NetworkSpec spec;
    std::string holder;
    Done done;
  };

  void find(const std::string& subnet_id);
  void found(const std::string& subnet_id, const std::optional<effects::Problem>& problem,
             const std::optional<FoundNetwork>& network);

  void open_passage();

  EngineApi& api_;
  const std::string owner_;
  const bool joins_subnets_;
  std::unique_ptr<PacketRules> passage_;                 // between subnets
  std::map<std::string, Network> networks_;              // by subnet id
  std::map<std::string, std::vector<Waiting>> waiting_;  // the same
};

}  // namespace localecs::docker

// The networks of subnets, and the addresses of tasks on them.
#pragma once

#include <localecs/base/packet_rules.hpp>

#include <map>
#include <memory>
#include <vector>

#include "network_finder.hpp"

namespace localecs::docker {

// A network, by the Engine's id, and an address on it.
struct Place {
  std::string network_id;
  effects::NetworkAddress address;
};

// An address belongs to a `holder`: a task's ARN, or the name of a sandbox that has no task yet.
class Networks {
 public:
  using Done = std::function<void(std::optional<effects::Problem>, Place)>;

  Networks(EngineApi& api, std::string owner, bool joins_subnets = false)
      : api_(api), owner_(std::move(owner)), joins_subnets_(joins_subnets) {}

  // Gives the holder a place on the subnet's network, which is made if it is not there. Calls
  // `done` with a problem or a place, at once where the Engine need not be asked.
  void join(const effects::NetworkSpec& spec, const std::string& holder, Done done);
  // The same, but nothing where the Engine would have to be asked or no address is free.
  std::optional<Place> join_now(const effects::NetworkSpec& spec, const std::string& holder);
  // The holder has that address since an earlier run of the daemon.
  void take_over(const effects::NetworkSpec& spec, const std::string& holder,
                 const effects::NetworkAddress& address);
  void leave(const std::string& holder);
  void pass_on(const std::string& from, const std::string& to);
  // Somebody unknown to us has the holder's address: the next join() gives the holder another one.
  void avoid_address_of(const std::string& holder);

  // What we know of the networks may be out of date: each is inspected again before its next use.
  void inspect_again();
  // The networks have been removed, and every container that was on them.
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
  void on_found(const std::string& subnet_id, const std::optional<effects::Problem>& problem,
                const std::optional<FoundNetwork>& network);

  void open_passage();

  EngineApi& api_;
  const std::string owner_;
  const bool joins_subnets_;
  std::unique_ptr<PacketRules> passage_;     // between subnets; removed with this object
  std::map<std::string, Network> networks_;  // by subnet id
  std::map<std::string, std::vector<Waiting>> waiting_;  // the same
};

}  // namespace localecs::docker

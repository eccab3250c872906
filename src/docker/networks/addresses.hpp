// IPv4 networks, and who has which address on one.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace localecs::docker {

using Ip = std::uint32_t;  // in the machine's byte order

std::optional<Ip> read_ip(std::string_view text);
std::string write_ip(Ip ip);  // "10.96.3.4"

struct Cidr {
  Ip first = 0;  // the network's own address
  int prefix_length = 32;

  Ip last() const {
    return first | static_cast<Ip>((std::uint64_t{1} << (32 - prefix_length)) - 1);
  }
  bool operator==(const Cidr&) const = default;
};
std::optional<Cidr> read_cidr(std::string_view text);  // "10.96.0.0/20"
std::string write_cidr(const Cidr& cidr);

// Gives the addresses of a network out, one to a holder.
class Addresses {
 public:
  explicit Addresses(Cidr cidr, Ip gateway) : cidr_(cidr), gateway_(gateway), newest_(cidr.first) {}

  // The holder's address: the one it has, or the next free one; nothing when all are in use. Goes
  // round the whole range before it gives an address out again, because the Engine needs a while to
  // let go of one.
  std::optional<Ip> take(const std::string& holder);
  // The holder has this address since an earlier run of the daemon.
  void reserve(const std::string& holder, Ip ip) { taken_[holder] = ip; }
  void give_back(const std::string& holder) { taken_.erase(holder); }
  // The address changes its holder, from a spare sandbox to a task.
  void pass_on(const std::string& from, const std::string& to);
  // The Engine says that somebody else has the holder's address: take() gives the holder another.
  void avoid_address_of(const std::string& holder);
  // Addresses that the Engine shows in use on the network, by whomever: take() avoids them.
  void found_in_use(std::set<Ip> in_use) { in_use_ = std::move(in_use); }

  const Cidr& cidr() const { return cidr_; }
  Ip gateway() const { return gateway_; }
  bool is_idle() const { return taken_.empty(); }

 private:
  bool is_free(Ip ip) const;

  Cidr cidr_;
  Ip gateway_;
  Ip newest_;
  std::map<std::string, Ip> taken_;  // by holder
  std::set<Ip> in_use_;
};

}  // namespace localecs::docker

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

  // The one it has already, or the next free one: an address rests as long as there are others,
  // because the Engine is not done with it at once. Nothing when all are in use.
  std::optional<Ip> take(const std::string& holder);
  // The holder has that one already.
  void reserve(const std::string& holder, Ip ip) { taken_[holder] = ip; }
  void give_back(const std::string& holder) { taken_.erase(holder); }
  void pass_on(const std::string& from, const std::string& to);
  // The Engine says that somebody else has the holder's address.
  void avoid_address_of(const std::string& holder);
  // These are in use on the network, whoever has them.
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

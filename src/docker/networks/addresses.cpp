// Reads and writes addresses, and keeps them apart.
#include "addresses.hpp"

#include <localecs/base/text.hpp>

#include <algorithm>

namespace localecs::docker {

std::optional<Ip> read_ip(std::string_view text) {
  const auto parts = split(text, '.');
  if (parts.size() != 4) return std::nullopt;
  Ip ip = 0;
  for (const auto part : parts) {
    const auto byte = to_number(part);
    if (!byte || *byte < 0 || *byte > 255) return std::nullopt;
    ip = ip << 8 | static_cast<Ip>(*byte);
  }
  return ip;
}

std::string write_ip(Ip ip) {
  std::string text;
  for (int shift = 24; shift >= 0; shift -= 8) {
    text += std::to_string(ip >> shift & 255);
    if (shift > 0) text += '.';
  }
  return text;
}

std::optional<Cidr> read_cidr(std::string_view text) {
  const auto parts = split(text, '/');
  if (parts.size() != 2) return std::nullopt;
  const auto ip = read_ip(parts[0]);
  const auto length = to_number(parts[1]);
  if (!ip || !length || *length < 0 || *length > 32) return std::nullopt;
  Cidr cidr{.prefix_length = static_cast<int>(*length)};
  cidr.first = *ip & ~(cidr.last());
  return cidr;
}

std::string write_cidr(const Cidr& cidr) {
  return write_ip(cidr.first) + "/" + std::to_string(cidr.prefix_length);
}

// Neither the gateway's, nor given out by us, nor seen in use by the Engine.
bool Addresses::is_free(Ip ip) const {
  if (ip == gateway_ || in_use_.contains(ip)) return false;
  return std::ranges::none_of(taken_, [&](const auto& row) { return row.second == ip; });
}

// Goes on from the address given out last, and so round the whole range.
std::optional<Ip> Addresses::take(const std::string& holder) {
  if (const auto found = taken_.find(holder); found != taken_.end()) return found->second;
  const Ip first = cidr_.first + 1, end = cidr_.last();  // the last one is for broadcasts
  Ip candidate = newest_;
  for (Ip tried = first; tried < end; ++tried) {
    candidate = candidate + 1 < end ? candidate + 1 : first;
    if (!is_free(candidate)) continue;
    newest_ = candidate;
    taken_[holder] = candidate;
    return candidate;
  }
  return std::nullopt;
}

// If `to` had an address it is free again: a task has one address only.
void Addresses::pass_on(const std::string& from, const std::string& to) {
  auto node = taken_.extract(from);
  if (node.empty()) return;
  taken_.insert_or_assign(to, node.mapped());
}

void Addresses::avoid_address_of(const std::string& holder) {
  const auto node = taken_.extract(holder);
  if (!node.empty()) in_use_.insert(node.mapped());
}

}  // namespace localecs::docker

// Copies the members that the shape lists; strangers are never looked at.
#include "known_members.hpp"

#include <nlohmann/json.hpp>

namespace localecs::gateway {

using aws::Document;

Document known_members(const aws::Shape& shape, const Document& input) {
  Document known = Document::object();
  if (!input.is_object()) return known;
  for (const aws::Member& member : shape.members)
    if (const auto found = input.find(member.name); found != input.end() && !found->is_null())
      known[member.name] = *found;
  return known;
}

}  // namespace localecs::gateway

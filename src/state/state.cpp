// Makes the parts of a State, and finds them by their names.
#include <localecs/state/state.hpp>

#include <stdexcept>

namespace localecs::state {

// Enters all names before it makes the first part: a part's constructor may ask for the table ids
// of others.
State::State(std::span<const Part> parts) : parts_(parts), objects_(parts.size()) {
  if (parts.size() > kPlaces / 2) throw std::logic_error("more parts than a State has places for");
  for (std::size_t index = 0; index < parts.size(); ++index) {
    std::size_t at = home_of(parts[index].name);
    while (places_[at].name) at = (at + 1) % kPlaces;
    places_[at] = {parts[index].name, static_cast<std::uint16_t>(index)};
  }
  for (std::size_t index = 0; index < parts.size(); ++index)
    if (parts[index].make) objects_[index] = parts[index].make(*this, static_cast<TableId>(index));
}

State::~State() = default;

void State::throw_unknown() {
  throw std::logic_error("the state was made without a part that is asked for");
}

void State::clear() {
  for (std::size_t index = 0; index < parts_.size(); ++index)
    if (parts_[index].clear) parts_[index].clear(objects_[index].get());
}

}  // namespace localecs::state

// Numbers definitions by their address: shared definitions are immutable, so an address stands for
// a content.
#include <localecs/state/definitions.hpp>

#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/state/shape_codec.hpp>

namespace localecs::state {

namespace {

const aws::Shape& shape() {
  return aws::shape_of<aws::ecs::TaskDefinition>();
}

}  // namespace

// Definitions are held weakly, so that a definition dies with its last row. The allocator may then
// give its address to another one: lock() tells the two apart.
std::int64_t Definitions::number_of(const Shared& definition) {
  Known& known = known_[definition.get()];
  if (known.number != 0 && known.definition.lock() == definition) return known.number;
  if (known.number != 0) replaced_.push_back(known.number);
  known = {definition, ++last_};
  std::string record;
  cbor::Writer out(record);
  write(out, shape(), definition.get());
  unsaved_.emplace_back(last_, std::move(record));
  return last_;
}

std::vector<std::int64_t> Definitions::sweep() {
  if (known_.size() + replaced_.size() < sweep_at_) return {};
  std::vector<std::int64_t> unused = std::exchange(replaced_, {});
  std::erase_if(known_, [&](const auto& entry) {
    const bool is_unused = entry.second.definition.expired();
    if (is_unused) unused.push_back(entry.second.number);
    return is_unused;
  });
  sweep_at_ = std::max<std::size_t>(64, 2 * known_.size());
  return unused;
}

void Definitions::restore(std::int64_t number, std::string_view record) {
  auto definition = std::make_shared<aws::ecs::TaskDefinition>();
  cbor::Reader in(record);
  read(in, shape(), definition.get());
  known_[definition.get()] = {definition, number};
  restored_[number] = std::move(definition);
  last_ = std::max(last_, number);
}

const Definitions::Shared& Definitions::at(std::int64_t number) const {
  const auto found = restored_.find(number);
  if (found == restored_.end())
    throw cbor::Malformed("there is no task definition " + std::to_string(number));
  return found->second;
}

std::vector<std::int64_t> Definitions::end_restoring() {
  std::vector<std::int64_t> unused;
  for (const auto& [number, definition] : std::exchange(restored_, {}))
    // restored_ itself is the only owner left: no row has taken the definition.
    if (definition.use_count() == 1) {
      unused.push_back(number);
      known_.erase(definition.get());
    }
  return unused;
}

}  // namespace localecs::state

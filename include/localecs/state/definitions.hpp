// Stores each task definition once, though many rows share it: rows refer to it by a number.
#pragma once

#include <localecs/aws/ecs/task_definition.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace localecs::state {

class Definitions {
 public:
  using Shared = std::shared_ptr<const aws::ecs::TaskDefinition>;
  using Record = std::pair<std::int64_t, std::string>;

  // The number by which rows refer to `definition`. A definition without one gets the next number
  // and is added to unsaved().
  std::int64_t number_of(const Shared& definition);
  const std::vector<Record>& unsaved() const { return unsaved_; }
  void saved() { unsaved_.clear(); }
  // The numbers of definitions to which no row refers any more; to be called once all rows are
  // written. Searches only now and then, and is empty otherwise; returns no number twice.
  std::vector<std::int64_t> sweep();

  // Used while loading: restore() reads a definition, at() finds it for a row. Both throw
  // cbor::Malformed, at() for an unknown number.
  void restore(std::int64_t number, std::string_view record);
  const Shared& at(std::int64_t number) const;
  // Ends loading. Returns the numbers of definitions to which no row refers.
  std::vector<std::int64_t> end_restoring();

 private:
  struct Known {
    std::weak_ptr<const aws::ecs::TaskDefinition> definition;
    std::int64_t number = 0;
  };

  std::unordered_map<const aws::ecs::TaskDefinition*, Known> known_;
  std::map<std::int64_t, Shared> restored_;
  std::int64_t last_ = 0;
  std::vector<Record> unsaved_;
  std::vector<std::int64_t> replaced_;  // numbers whose address now holds another definition
  std::size_t sweep_at_ = 64;           // search once so many are known; doubles
};

}  // namespace localecs::state

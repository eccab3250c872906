// Task definitions that many rows share, each stored once.
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

  // By what number rows refer to it. One that had none is among the new ones from now on.
  std::int64_t number_of(const Shared& definition);
  const std::vector<Record>& unsaved() const { return unsaved_; }
  void saved() { unsaved_.clear(); }
  // Once all rows are written: the numbers of definitions that none of them refers to any more.
  // Now and then only; nothing is found twice.
  std::vector<std::int64_t> sweep();

  // While loading: puts one back, and finds it for the rows. Throws cbor::Malformed.
  void restore(std::int64_t number, std::string_view record);
  const Shared& at(std::int64_t number) const;
  // Loading is over. Gives the numbers of those that no row refers to.
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
  std::vector<std::int64_t> replaced_;  // by another definition at the same address
  std::size_t sweep_at_ = 64;           // so many known ones: most of them may be of the past
};

}  // namespace localecs::state

// A row as the present look has it so far.
#pragma once

#include <optional>
#include <utility>
#include <vector>

namespace localecs::decide {

// Reads the table's row until the look first edits it, and its own copy from then on. So a look
// that changes nothing copies nothing, and nobody holds on to a row that is out of date.
template <class Row>
class Draft {
 public:
  Draft() = default;
  // `row` stays in its table for as long as the look goes on; nullptr: there is none.
  explicit Draft(const Row* row) : row_(row) {}

  explicit operator bool() const { return row_ || edited_; }
  const Row& operator*() const { return edited_ ? *edited_ : *row_; }
  const Row* operator->() const { return &**this; }

  Row& edit() {
    if (!edited_) edited_.emplace(*row_);
    return *edited_;
  }

  // Appends the row to `plan` if it has been edited; the draft is empty then.
  void move_to(std::vector<Row>& plan) {
    if (edited_) plan.push_back(*std::move(edited_));
    edited_.reset();
    row_ = nullptr;
  }

 private:
  const Row* row_ = nullptr;
  std::optional<Row> edited_;
};

}  // namespace localecs::decide

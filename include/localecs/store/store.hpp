// What survives the daemon: its state in a SQLite file, written a turn of the loop at a time.
//
// Every row is one record under the row's id, a table for each kind of row (`select count(*) from
// tasks` works). A record names its members and leaves out what has its usual value, so members may
// come and go between versions of localecs. What is immutable and shared, a task definition that
// tasks and deployments run, is one record however many rows refer to it.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/state/state.hpp>

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

namespace localecs::store {

// What is wrong with the folder, the file or the disk; the text is meant for the user.
class StoreError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Store {
 public:
  virtual ~Store() = default;

  // Who the containers belong to whose tasks are in here: the label of the daemon that made the
  // file.
  virtual const std::string& owner() const = 0;
  // The time of the daemon's clock when it last wrote.
  virtual TimePoint saved_at() const = 0;

  // Puts what is stored into an empty state, which from then on notes what the store is to write.
  // Throws StoreError, and has changed nothing on disk.
  virtual void load(state::State& state) = 0;
  // Writes all that the state has noted in one transaction. On return it is on disk.
  // Throws StoreError: then nothing of it is, the state's notes stay, and it may be tried again.
  virtual void save(state::State& state, TimePoint now) = 0;
};

// Opens the file in `folder`, or makes both; `owner` is for a new file. No other process may have
// it open. Throws StoreError; a file that is damaged, of a newer version or no store of ours stays
// untouched.
// parts: what the states that are loaded and saved are made of.
std::unique_ptr<Store> open(const std::filesystem::path& folder, const std::string& owner,
                            std::span<const state::Part> parts);

}  // namespace localecs::store

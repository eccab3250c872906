// Keeps the daemon's state in a SQLite file, so that it survives the daemon. Each turn of the loop
// is one transaction.
//
// Every row is one record under the row's id, in a SQLite table for each of the state's tables
// (`select count(*) from tasks` works). A record names its members and leaves out those with their
// default value, so members may come and go between versions of localecs. A task definition, which
// is immutable and shared, is one record however many tasks and deployments refer to it.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/state/state.hpp>

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

namespace localecs::store {

// Something is wrong with the folder, the file or the disk. The text is for the user.
class StoreError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Store {
 public:
  virtual ~Store() = default;

  // The owner label of the containers whose tasks are stored here: that of the daemon that made the
  // file.
  virtual const std::string& owner() const = 0;
  // The time of the daemon's clock at the last save(), as the file had it when it was opened.
  virtual TimePoint saved_at() const = 0;

  // Puts the stored rows into an empty state. From then on the state notes the rows that save() has
  // to write. Throws StoreError; it changes nothing on disk.
  virtual void load(state::State& state) = 0;
  // Writes all rows that the state has noted, in one transaction. They are on disk on return. If it
  // throws StoreError none of them is, the state keeps its notes, and the call may be repeated.
  virtual void save(state::State& state, TimePoint now) = 0;
};

// Opens localecs.db in `folder`; makes both if they are missing. owner: written into a new file.
// parts: those that the loaded and saved states are made of. Throws StoreError, also if another
// process has the file open. A file that is damaged, of a newer version or not a store of localecs
// stays untouched.
std::unique_ptr<Store> open(const std::filesystem::path& folder, const std::string& owner,
                            std::span<const state::Part> parts);

}  // namespace localecs::store

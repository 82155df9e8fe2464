// Work on many items with a few threads, results in the items' order.
#pragma once

#include <atomic>
#include <thread>
#include <vector>

namespace vedette {

// Calls fn(index, worker) for every index in [0, count), worker in [0, threads). Returns when all are done.
// The order of calls is not fixed; fn writes its result where the index says. fn must not throw.
template <typename Fn>
void parallel_for(size_t count, int threads, Fn&& fn) {
  if (threads <= 1 || count <= 1) {
    for (size_t i = 0; i < count; ++i) fn(i, 0);
    return;
  }
  std::atomic<size_t> next{0};
  const auto work = [&](int worker) {
    for (size_t i = next++; i < count; i = next++) fn(i, worker);
  };
  std::vector<std::jthread> pool;
  for (int worker = 1; worker < threads; ++worker) pool.emplace_back(work, worker);
  work(0);
}

}  // namespace vedette

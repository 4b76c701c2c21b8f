// SPDX-License-Identifier: GPL-3.0-or-later
//
// Counts every allocation of a program. It replaces the global operator new, so
// only one source file of a program may include it.
#pragma once

#include <atomic>
#include <cstdlib>
#include <new>

namespace biosubsidy::test {
inline std::atomic<std::size_t> allocations{0};
}

void* operator new(std::size_t size) {
    ++biosubsidy::test::allocations;
    if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc();
}
// As what sorting takes: freed by the same delete.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    ++biosubsidy::test::allocations;
    return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

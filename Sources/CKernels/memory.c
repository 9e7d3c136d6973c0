#define _GNU_SOURCE
#include "CKernels.h"

#include <malloc.h>
#include <sys/mman.h>

void *tk_allocate(size_t bytes) {
    void *memory = mmap(NULL, bytes ? bytes : 1, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return NULL;
#ifdef MADV_HUGEPAGE
    if (bytes >= (8u << 20)) madvise(memory, bytes, MADV_HUGEPAGE);
#endif
    return memory;
}

void tk_release(void *memory, size_t bytes) {
    if (memory) munmap(memory, bytes ? bytes : 1);
}

void tk_give_back(void) { malloc_trim(0); }

// What Embedded Swift expects of a system, for a page in a browser: memory that is taken and given
// back, and the few functions of C's library that compilers call.
typedef __SIZE_TYPE__ size_t;
typedef unsigned char byte;

// WebAssembly's bulk instructions are calls in a browser: few bytes, a row of a small matrix say, are
// sooner moved one by one. (The compiler is told to make no call of these loops.)
enum { FEW = 128 };
typedef unsigned long long __attribute__((aligned(1), may_alias)) eight;
typedef unsigned __attribute__((aligned(1), may_alias)) four;
void *memset(void *to, int value, size_t count) {
  if (count > FEW) return __builtin_memset(to, value, count);
  byte *place = to;
  for (; count >= 8; count -= 8, place += 8) *(eight *)place = (byte)value * 0x101010101010101;
  for (; count; count--) *place++ = value;
  return to;
}
void *memcpy(void *to, const void *from, size_t count) {
  if (count > FEW) return __builtin_memcpy(to, from, count);
  byte *place = to;
  const byte *source = from;
  for (; count >= 8; count -= 8, place += 8, source += 8) *(eight *)place = *(const eight *)source;
  if (count >= 4) {
    *(four *)place = *(const four *)source;
    count -= 4, place += 4, source += 4;
  }
  for (; count; count--) *place++ = *source++;
  return to;
}
void *memmove(void *to, const void *from, size_t count) {
  // Forward, each piece is read before anything is written over it.
  if (count <= FEW && to <= from) return memcpy(to, from, count);
  if (count <= FEW && (byte *)to >= (const byte *)from + count) return memcpy(to, from, count);
  return __builtin_memmove(to, from, count);
}
int memcmp(const void *left, const void *right, size_t count) {
  const byte *p = left, *q = right;
  for (; count--; p++, q++) if (*p != *q) return *p - *q;
  return 0;
}
size_t strlen(const char *text) {
  size_t count = 0;
  while (text[count]) count++;
  return count;
}

// Memory in pages of 64 KB, as WebAssembly has it. A page holds blocks of one size, a power of two
// from 16 bytes to 32 KB, of which the free ones form a list; or it is part of a run of pages, one
// larger block. A block of a power of two lies at a multiple of its size, so every alignment up to
// that is met. Pages of small blocks keep their size for good: what a program once needed at the
// same time it can have again, and no more is ever taken.
enum { PAGE = 1 << 16, PAGES = 1 << 13, SMALLEST = 4, LARGEST = 15, START = 64, REST = 65 };
extern byte __heap_base;
static byte kinds[PAGES];  // 0: free; 4 to 15: blocks of that power of two; else part of a run
static struct block { struct block *next; } *free_blocks[LARGEST + 1];
static size_t first_page, end_page;  // of the heap

// Takes a run of pages, grown where no free one is long enough; 0 where there is no more memory.
static size_t take_pages(size_t count) {
  if (!first_page) {
    first_page = ((size_t)&__heap_base + PAGE - 1) / PAGE;
    end_page = __builtin_wasm_memory_size(0);
    if (end_page < first_page) end_page = first_page;
  }
  size_t run = 0, page = first_page;
  for (; page < end_page && run < count; page++) run = kinds[page] ? 0 : run + 1;
  size_t start = page - run;
  if (run < count) {
    size_t end = start + count, present = __builtin_wasm_memory_size(0);
    if (end > PAGES) return 0;
    if (end > present && __builtin_wasm_memory_grow(0, end - present) == (size_t)-1) return 0;
    end_page = end;
  }
  for (size_t i = 0; i < count; i++) kinds[start + i] = i ? REST : START;
  return start;
}

int posix_memalign(void **result, size_t alignment, size_t count) {
  size_t size = count > alignment ? count : alignment;
  if (size > (size_t)PAGES * PAGE || alignment > PAGE) return 12;  // ENOMEM
  int power = SMALLEST;
  while (power <= LARGEST && (size_t)1 << power < size) power++;
  if (power > LARGEST) {
    size_t page = take_pages((size + PAGE - 1) / PAGE);
    *result = (void *)(page * PAGE);
    return page ? 0 : 12;
  }
  if (!free_blocks[power]) {
    size_t page = take_pages(1);
    if (!page) return 12;
    kinds[page] = power;
    for (size_t at = PAGE; at; at -= (size_t)1 << power) {
      struct block *block = (struct block *)(page * PAGE + at - ((size_t)1 << power));
      block->next = free_blocks[power];
      free_blocks[power] = block;
    }
  }
  *result = free_blocks[power];
  free_blocks[power] = free_blocks[power]->next;
  return 0;
}

void free(void *pointer) {
  if (!pointer) return;
  size_t page = (size_t)pointer / PAGE;
  byte kind = kinds[page];
  if (kind == START) {
    do kinds[page++] = 0;
    while (kinds[page] == REST);
    return;
  }
  struct block *block = pointer;
  block->next = free_blocks[kind];
  free_blocks[kind] = block;
}

// The seeds of hash tables; the same ones each time.
void arc4random_buf(void *to, size_t count) { memset(to, 7, count); }

// What is an instruction elsewhere, or in the compiler's own library.
double round(double x) {
  double whole = __builtin_trunc(x);
  return __builtin_fabs(x - whole) < 0.5 ? whole : whole + __builtin_copysign(1, x);
}
float roundf(float x) {
  float whole = __builtin_truncf(x);
  return __builtin_fabsf(x - whole) < 0.5f ? whole : whole + __builtin_copysignf(1, x);
}
void __multi3(unsigned long long *product, unsigned long long a, unsigned long long ah,
              unsigned long long b, unsigned long long bh) {
  unsigned long long low = (a & 0xffffffff) * (b & 0xffffffff);
  unsigned long long middle = (a >> 32) * (b & 0xffffffff) + (low >> 32);
  unsigned long long other = (a & 0xffffffff) * (b >> 32) + (middle & 0xffffffff);
  product[0] = other << 32 | (low & 0xffffffff);
  product[1] = (a >> 32) * (b >> 32) + (middle >> 32) + (other >> 32) + a * bh + ah * b;
}

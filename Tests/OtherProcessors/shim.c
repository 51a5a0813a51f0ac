// What Embedded Swift, and the compiler, expect of a system that is not there: memory that is taken
// and never given back, and characters written to standard output.
typedef __SIZE_TYPE__ size_t;
typedef unsigned char byte;

void *memset(void *to, int value, size_t count) {
  for (byte *p = to; count--;) *p++ = (byte)value;
  return to;
}
void *memmove(void *to, const void *from, size_t count) {
  byte *p = to;
  const byte *q = from;
  if (p < q) while (count--) *p++ = *q++;
  else while (count--) p[count] = q[count];
  return to;
}
void *memcpy(void *to, const void *from, size_t count) { return memmove(to, from, count); }
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

static byte memory[256 << 20] __attribute__((aligned(64)));
static size_t taken;
int posix_memalign(void **result, size_t alignment, size_t count) {
  size_t start = (taken + alignment - 1) & ~(alignment - 1);
  if (count > sizeof memory - start) return 12;  // ENOMEM
  *result = memory + start;
  taken = start + count;
  return 0;
}
void free(void *pointer) { (void)pointer; }

// The seeds of hash tables; the same ones each time.
void arc4random_buf(void *to, size_t count) { memset(to, 7, count); }

size_t __stack_chk_guard = 0x5bd1e995;
void __stack_chk_fail(void) { __builtin_trap(); }

#ifdef __wasm__
// putchar is node's, see run.js; these are instructions elsewhere, or in the compiler's own library.
double round(double x) {
  double whole = __builtin_trunc(x);
  return __builtin_fabs(x - whole) < 0.5 ? whole : whole + __builtin_copysign(1, x);
}
void __multi3(unsigned long long *product, unsigned long long a, unsigned long long ah,
              unsigned long long b, unsigned long long bh) {
  unsigned long long low = (a & 0xffffffff) * (b & 0xffffffff);
  unsigned long long middle = (a >> 32) * (b & 0xffffffff) + (low >> 32);
  unsigned long long other = (a & 0xffffffff) * (b >> 32) + (middle & 0xffffffff);
  product[0] = other << 32 | (low & 0xffffffff);
  product[1] = (a >> 32) * (b >> 32) + (middle >> 32) + (other >> 32) + a * bh + ah * b;
}
#else
// Linux's calls write (64) and exit (93), as qemu-aarch64 takes them.
static long call(long number, long first, long second, long third) {
  register long x8 __asm__("x8") = number, x0 __asm__("x0") = first, x1 __asm__("x1") = second,
                x2 __asm__("x2") = third;
  __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2) : "memory");
  return x0;
}
int putchar(int character) {
  byte one = (byte)character;
  call(64, 1, (long)&one, 1);
  return character;
}
int main(int, char **);
void _start(void) { call(93, main(0, 0), 0, 0); }
#endif

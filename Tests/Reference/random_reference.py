"""Values for Tests/NeuralNetworksTests/Random, worked out with Python's whole numbers and NumPy.

SplitMix64 follows the public-domain C code of Sebastiano Vigna (splitmix64.c); distributions follow
the papers named in Sources/NeuralNetworks/Random. Needs NumPy; prints what the tests hold.
"""
import numpy as np

MASK = (1 << 64) - 1


class SplitMix64:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def uniform(self):
        return (self.next() >> 40) / 2**24

    def below(self, bound):
        # Lemire: the high word of the product, unless the low word is among the 2^64 mod bound
        # smallest ones.
        while True:
            product = self.next() * bound
            if product & MASK >= 2**64 % bound:
                return product >> 64

    def normal(self):
        while True:
            u, v = 2 * self.uniform() - 1, 2 * self.uniform() - 1
            s = float(np.float32(np.float32(u * u) + np.float32(v * v)))
            if 0 < s < 1:
                return u * np.sqrt(-2 * np.log(s) / s)

    def permutation(self, count):
        order = list(range(count))
        for last in range(count - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order


for seed in [0, 42, 1234567, MASK]:
    generator = SplitMix64(seed)
    print(f"bits, seed {seed}:", [hex(generator.next()) for _ in range(5)])
for seed in [1, 1234567]:
    generator = SplitMix64(seed)
    print(f"uniform · 2^24, seed {seed}:", [int(generator.uniform() * 2**24) for _ in range(4)])
    generator = SplitMix64(seed)
    print(f"normal, seed {seed}:", [round(generator.normal(), 7) for _ in range(6)])
    generator = SplitMix64(seed)
    print(f"below 10, seed {seed}:", [generator.below(10) for _ in range(12)])
    generator = SplitMix64(seed)
    print(f"below 3·2^61, seed {seed}:", [generator.below(3 * 2**61) for _ in range(4)])
    generator = SplitMix64(seed)
    print(f"permutation of 10, seed {seed}:", generator.permutation(10))
# The order of the first 1,415 digits of 8×8 pixels: 1,000 for training, 165 for validation, 250 for
# the test.
order = SplitMix64(42).permutation(1415)
print("permutation of 1,415, seed 42: begins", order[:3], "ends", order[-1])

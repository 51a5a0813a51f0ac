"""Values for Tests/NeuralNetworksTests/Random, worked out with Python's whole numbers and NumPy.

SplitMix64 follows the public-domain C code of Sebastiano Vigna (splitmix64.c); distributions follow
the papers named in Sources/NeuralNetworks/Random. Needs NumPy; prints what the tests hold.
"""
from splitmix64 import MASK, SplitMix64

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

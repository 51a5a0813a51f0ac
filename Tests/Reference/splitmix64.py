"""The course's random numbers by Python's whole numbers: what the scripts of this folder share.

SplitMix64 follows the public-domain C code of Sebastiano Vigna (splitmix64.c); distributions follow
the papers named in Sources/NeuralNetworks/Random.
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

    def normals(self, rows, columns, deviation):
        numbers = [self.normal() for _ in range(rows * columns)]
        return deviation * np.array(numbers).reshape(rows, columns)

    def permutation(self, count):
        order = list(range(count))
        for last in range(count - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order

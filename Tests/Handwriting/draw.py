"""Draws the ten digits of this folder, as a hand with different pens might on different paper.

Each digit is a few curves through points that were set by eye. Size, place, slant, pen, paper and
light differ from picture to picture, and so do formats. Needs NumPy and Pillow:

    python3 Tests/Handwriting/draw.py Tests/Handwriting
"""
import sys

import numpy as np
from PIL import Image

# Curves in a unit square, x to the right and y down.
STROKES = {
    0: [[(.62, .08), (.35, .06), (.14, .35), (.16, .75), (.42, .96), (.75, .85), (.88, .5), (.76, .16), (.55, .07)]],
    1: [[(.38, .24), (.55, .06), (.54, .5), (.5, .95)]],
    2: [[(.14, .3), (.3, .07), (.66, .06), (.78, .3), (.55, .6), (.13, .93), (.5, .88), (.9, .92)]],
    3: [[(.18, .14), (.5, .03), (.78, .2), (.66, .42), (.4, .48), (.72, .54), (.86, .76), (.6, .97), (.15, .86)]],
    4: [[(.42, .05), (.3, .35), (.12, .6), (.5, .6), (.9, .56)], [(.7, .3), (.66, .65), (.62, .97)]],
    5: [[(.3, .08), (.26, .28), (.24, .46), (.55, .4), (.82, .58), (.78, .84), (.45, .97), (.14, .86)],
        [(.3, .08), (.55, .09), (.84, .06)]],
    6: [[(.66, .04), (.36, .3), (.2, .65), (.34, .95), (.68, .92), (.76, .66), (.52, .52), (.26, .7)]],
    7: [[(.12, .12), (.45, .1), (.86, .08), (.66, .45), (.42, .96)]],
    8: [[(.72, .17), (.45, .03), (.22, .2), (.42, .44), (.74, .7), (.6, .95), (.3, .93), (.22, .72), (.5, .48),
         (.76, .28), (.7, .14)]],
    9: [[(.76, .28), (.55, .06), (.24, .18), (.28, .46), (.6, .48), (.76, .26), (.74, .6), (.6, .96)]],
}

# rows, columns, size of the digit, left, top, pen, slant, ink, paper, light from left and from above
PICTURES = {
    0: (400, 300, 220, 40, 90, 13, .05, .15, .93, .00, .00),
    1: (640, 480, 300, 60, 200, 16, .15, .25, .80, -.25, .10),
    2: (120, 160, 70, 70, 30, 4, .00, .10, .97, .00, .00),
    3: (600, 800, 260, 380, 260, 11, -.05, .30, .75, .20, -.15),
    4: (300, 300, 240, 30, 30, 22, .08, .20, .88, .00, .10),
    5: (700, 500, 200, 220, 90, 7, .12, .35, .82, .15, .20),
    6: (256, 256, 120, 20, 100, 9, .00, .95, .12, .00, .00),  # chalk
    7: (900, 700, 420, 120, 300, 34, .10, .18, .70, -.15, .25),
    8: (64, 64, 44, 12, 8, 5, .00, .00, 1.0, .00, .00),
    9: (480, 640, 330, 200, 80, 18, .18, .28, .85, .20, .10),
}


def curve(points, count=80):
    """A smooth curve through points (Catmull and Rom, 1974)."""
    p = np.array([points[0], *points, points[-1]])
    t = np.linspace(0, 1, count)[:, None]
    return np.concatenate([
        .5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        for a, b, c, d in zip(p, p[1:], p[2:], p[3:])])


def picture(digit):
    *sizes, slant, ink, paper, across, down = PICTURES[digit]
    if sizes[0] >= 400:
        sizes = [size / 2 for size in sizes]  # so that the folder stays small
    rows, columns, size, left, top, pen = sizes
    rows, columns = int(rows), int(columns)
    random = np.random.default_rng(digit)
    y, x = np.mgrid[0:rows, 0:columns]
    distance = np.full((rows, columns), np.inf)
    for points in STROKES[digit]:
        for px, py in curve(points):
            cx, cy = left + size * (.8 * px + slant * (1 - py)), top + size * py
            reach = pen + 2
            r = slice(max(0, int(cy - reach)), int(cy + reach) + 2)
            c = slice(max(0, int(cx - reach)), int(cx + reach) + 2)
            distance[r, c] = np.minimum(distance[r, c], np.hypot(y[r, c] - cy, x[r, c] - cx))
    cover = np.clip(pen / 2 + .5 - distance, 0, 1)
    light = paper * (1 + across * (x / columns - .5) + down * (y / rows - .5))
    value = light * (1 - cover) + ink * (light / paper) * cover
    value += random.normal(0, .015, (rows, columns)) if digit not in (2, 8) else 0
    return np.round(255 * np.clip(value, 0, 1)).astype(np.uint8)


folder = sys.argv[1]
for digit in range(10):
    gray = picture(digit)
    if digit in (2, 8):
        head = f"P5\n# drawn by draw.py\n{gray.shape[1]} {gray.shape[0]}\n255\n".encode()
        open(f"{folder}/{digit}.pgm", "wb").write(head + gray.tobytes())
    else:
        image = Image.fromarray(gray)
        if digit in (3, 9):  # a blue pen
            image = Image.fromarray(np.stack([gray, gray, np.clip(gray * 1.05, 0, 255)], 2).astype(np.uint8))
        # Sixteen shades are enough, and a quarter of the bytes.
        image = image if image.mode == "RGB" and digit == 9 else image.quantize(16)
        image.save(f"{folder}/{digit}.png", optimize=True)

"""Draw bias, variance, noise and total error against the degree of a polynomial fit.

Nothing is simulated except the thin curves: a least-squares fit is linear in the
observations, so its mean and its variance over training sets have closed forms. The
dashed curve of a panel is that exact mean, not the mean of the twenty fits around it.
"""

import numpy as np
from numpy.polynomial.legendre import legder, legval, legvander

from generator.drawing import figure, polyline, save, text

SIGMA = 0.3
TRAIN_X = np.linspace(-1, 1, 30)
# The truth is an odd function: an even degree adds variance and removes no bias.
DEGREES = range(1, 16, 2)
PANEL_DEGREES = (1, 3, 15)
PANEL_FITS = 20
# The widest swing of the twenty fits of degree 15 is 2.03: nothing is cut off.
PANEL_Y = 2.1

# Strokes only, since each is about 3.7:1 on white; words are in currentColor.
BIAS, VARIANCE, NOISE, TOTAL = "#2f83d1", "#d0671b", "#7d838c", "currentColor"

TEXTS = {
    "fr": {
        "title": (
            "L\u2019erreur totale est au plus bas vers les degrés 3 à 5\u00a0:",
            "avant, trop de biais\u202f; après, trop de variance",
        ),
        "degree": "degré {}",
        "fits": "{} ajustements",
        "mean": "ajustement moyen (exact)",
        "truth": "vraie fonction",
        "error": "erreur quadratique moyenne",
        "x axis": "degré du polynôme (degrés impairs seulement)",
        "bias": "biais²",
        "variance": "variance",
        "noise": "bruit",
        "total": "erreur totale",
        "decimal": ",",
    },
    "en": {
        "title": (
            "Total error bottoms out around degrees 3 to 5:",
            "too much bias before, too much variance after",
        ),
        "degree": "degree {}",
        "fits": "{} fits",
        "mean": "average fit (exact)",
        "truth": "true function",
        "error": "mean squared error",
        "x axis": "polynomial degree (odd degrees only)",
        "bias": "bias²",
        "variance": "variance",
        "noise": "noise",
        "total": "total error",
        "decimal": ".",
    },
}


def truth(x):
    return np.sin(np.pi * x)


def learning_weights(degree):
    """The matrix that turns 30 observations into least-squares coefficients."""
    return np.linalg.pinv(legvander(TRAIN_X, degree))


def error_terms(degree):
    """Squared bias, variance, noise and their sum, averaged over the training points."""
    weights = legvander(TRAIN_X, degree) @ learning_weights(degree)
    bias = weights @ truth(TRAIN_X) - truth(TRAIN_X)
    variance = SIGMA**2 * (weights**2).sum(axis=1)
    terms = {"bias": np.mean(bias**2), "variance": np.mean(variance), "noise": SIGMA**2}
    return terms | {"total": sum(terms.values())}


def smooth_path(points, slopes):
    """A smooth curve through `points`: a cubic per step, tangent to the slope at both ends."""
    points = np.round(points, 1)
    steps = []
    for (x0, y0), (x1, y1), s0, s1 in zip(points, points[1:], slopes, slopes[1:], strict=False):
        dx, dy = x1 - x0, y1 - y0
        numbers = (dx / 3, dx / 3 * s0, dx * 2 / 3, dy - dx / 3 * s1, dx, dy)
        steps.append(" ".join(f"{number:.1f}".replace("-0.0", "0.0") for number in numbers))
    start = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    path = f"{start}c{' '.join(steps)}".replace(" -", "-").replace(".0", "")
    return f'<path d="{path}"/>'


def stroked(paths, color, width, dash=None, opacity=None):
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    fade = f' stroke-opacity="{opacity}"' if opacity else ""
    yield f'<g fill="none" stroke="{color}" stroke-width="{width}"{dashes}{fade}>'
    yield from paths
    yield "</g>"


def draw_panels(texts, top=82, width=144, gap=16, height=126):
    """For three degrees: what twenty training sets give, their exact mean, the truth."""
    noise = np.random.RandomState(0).normal(0, SIGMA, (PANEL_FITS, TRAIN_X.size))
    for index, degree in enumerate(PANEL_DEGREES):
        left = 8 + index * (width + gap)
        # A cubic is drawn exactly in one step. Higher degrees swing fastest near the edges.
        knots = np.sin(np.linspace(-np.pi / 2, np.pi / 2, 2 if degree <= 3 else 29))
        learn = learning_weights(degree)

        def placed(x, y, slopes, left=left):
            across, down = width / 2, height / 2 / PANEL_Y
            points = np.column_stack([left + (x + 1) * across, top + (PANEL_Y - y) * down])
            return smooth_path(points, -slopes * down / across)

        def fitted(observed, knots=knots, learn=learn):
            coefficients = learn @ observed
            y = legval(knots, coefficients)
            assert np.abs(y).max() < PANEL_Y
            return placed(knots, y, legval(knots, legder(coefficients)))

        frame = f'x="{left}" y="{top}" width="{width}" height="{height}"'
        yield text(left + width / 2, top - 8, texts["degree"].format(degree), "middle")
        fits = (fitted(truth(TRAIN_X) + draw_of_noise) for draw_of_noise in noise)
        yield from stroked(fits, VARIANCE, 1, opacity=0.75)
        x = np.linspace(-1, 1, 13)
        yield from stroked([placed(x, truth(x), np.pi * np.cos(np.pi * x))], "currentColor", 2)
        yield from stroked([fitted(truth(TRAIN_X))], BIAS, 2.5, dash="6 4")
        yield f'<rect {frame} fill="none" stroke="currentColor" stroke-opacity="0.4"/>'
    # Each name follows a piece of its line, so as not to read as the caption of a panel.
    # Two lines of them: some fonts are a third wider than others.
    first, second = top + height + 22, top + height + 43
    names = (
        (8, first, texts["fits"].format(PANEL_FITS), VARIANCE, 1.5, None),
        (248, first, texts["truth"], "currentColor", 2, None),
        (8, second, texts["mean"], BIAS, 2.5, "6 4"),
    )
    for x, y, name, color, thickness, dash in names:
        yield polyline([(x, y - 5), (x + 22, y - 5)], color, thickness, dash)
        yield text(x + 28, y, name)


def draw_axes(texts, place):
    left, bottom = place(DEGREES[0], 0)
    right, _ = place(DEGREES[-1], 0)
    yield text(8, place(1, 0.3)[1] - 28, texts["error"])
    for tick in (0, 0.1, 0.2, 0.3):
        _, y = place(1, tick)
        yield polyline(
            [(left - 8, y), (right, y)], "currentColor", 1, opacity=0.8 if tick == 0 else 0.15
        )
        yield text(left - 13, y + 4.5, f"{tick:g}".replace(".", texts["decimal"]), "end")
    for degree in DEGREES:
        yield text(place(degree, 0)[0], bottom + 20, degree, "middle")
    yield text((left + right) / 2, bottom + 42, texts["x axis"], "middle")


def draw_curves(texts, place):
    terms = {degree: error_terms(degree) for degree in DEGREES}
    looks = {
        "noise": (NOISE, 2, "2 4"),
        "variance": (VARIANCE, 2.5, None),
        "bias": (BIAS, 2.5, "6 4"),
        "total": (TOTAL, 3, None),
    }
    for term, (color, width, dash) in looks.items():
        points = [place(degree, terms[degree][term]) for degree in DEGREES]
        yield polyline(points, color, width, dash)
        end_x, end_y = points[-1]
        yield text(end_x + 8, end_y + 4.5, texts[term])
    for degree in (3, 5):
        x, y = place(degree, terms[degree]["total"])
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{TOTAL}"/>'


def draw(language: str) -> str:
    texts = TEXTS[language]

    def place(degree, error):
        return 46 + (degree - 1) / 14 * 328, 510 - error / 0.3 * 190

    title = texts["title"]
    return figure(
        560,
        title,
        *draw_panels(texts),
        *draw_axes(texts, place),
        *draw_curves(texts, place),
    )


if __name__ == "__main__":
    save(draw, __file__, TEXTS)

"""Pictures of an answer with everything that Markdown can hold: formulas, tables, footnotes, code, two directions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.screenshots.studio import Studio

USUAL, NARROW = (1100, 720), (700, 720)

SCIENCE = r"""### Falling with drag

For a body of mass $m$ in a fluid, drag grows with the **square** of its speed[^1], so

\[ m\,\frac{dv}{dt} = mg - \tfrac{1}{2}\,\rho\, C_d A\, v^2 . \]

It stops getting faster at $v_\infty = \sqrt{\frac{2mg}{\rho C_d A}}$, and until then

$$
\begin{align}
v(t) &= v_\infty \tanh\!\left(\frac{g t}{v_\infty}\right) \\[4pt]
s(t) &= \frac{v_\infty^2}{g} \ln\cosh\!\left(\frac{g t}{v_\infty}\right)
\end{align}
$$

| Body | $C_d$ | $v_\infty$ |
|:--|:-:|--:|
| Raindrop | $0.5$ | 9 m/s |
| Skydiver | $\approx 1$ | 55 m/s |
| Golf ball | $0.25$ | 33 m/s |

A drop test at the university costs about $5 to $10.

[^1]: True for most things one can drop; honey is another matter.
"""

MIXED = r"""## دالة القيمة المطلقة

تُعرَّف `abs` للعدد $x$ كما يلي:

$$|x| = \begin{cases} x & x \ge 0 \\ -x & x < 0 \end{cases}$$

1. الأعداد الموجبة تبقى كما هي
2. الأعداد السالبة تتغير إشارتها

| العدد | النتيجة |
|---|---|
| $-3$ | 3 |
| $5$ | 5 |

```python
def absolute(x: float) -> float:
    return x if x >= 0 else -x  # القيمة المطلقة
```

And the same in Chinese: $f(x) = \begin{cases} x & \text{如果 } x \ge 0 \\ -x & \text{否则} \end{cases}$
"""


def markup(studio: Studio) -> Iterator[None]:
    """An answer of physics, and one in two directions; wide and narrow."""
    window = studio.window
    transcript = window.pane.transcript
    for name, question, answer in (
        ("science", "How fast does a thing fall in air?", SCIENCE),
        ("mixed", "عرّف القيمة المطلقة", MIXED),
    ):
        studio.to.chat.new()
        studio.talk(question, answer)
        for size, suffix in ((USUAL, ""), (NARROW, "-narrow")):
            window.resize(*size)
            transcript.verticalScrollBar().setValue(0)
            studio.settle()
            formulas = transcript._renderings.formulas
            studio.wait(lambda formulas=formulas: formulas.is_idle)
            studio.shoot(f"16-{name}{suffix}")
            yield
    window.resize(*USUAL)

"""What is said in the pictures."""

from __future__ import annotations

QUESTION = "What is the difference between a list and a tuple in Python? Show me a short example."

ANSWER = """\
Both hold a sequence of values. The difference is that a **list can be changed** after it was made, while a \
**tuple cannot**.

```python
from dataclasses import dataclass

@dataclass
class Reading:
    when: str
    values: tuple[float, ...]   # fixed once measured

history: list[Reading] = []     # grows all day
history.append(Reading("09:00", (20.5, 21.0)))
print(f"{len(history)} readings so far")
```

| | List | Tuple |
|---|---|---|
| Can be changed | yes | no |
| Can be a dictionary key | no | yes, if its items can |
| Memory | a little more | less |

Rules of thumb:

1. Take a *list* for many things of the same kind.
2. Take a *tuple* for a fixed record, such as `(x, y)`.
3. In doubt, begin with a list. It is easy to change later.

> A tuple that holds a list is still a tuple, but the list inside it can change.
"""

STREAMED = """\
Here is a packing list for three days by the sea in autumn:

- **Clothes:** a rain jacket, two jumpers, one warm hat
- **Evenings:** a book, cards, a small speaker
- **Kitchen:** coffee, olive oil, that good
"""

LONG_QUESTION = (
    "I have written the beginning of a story and I am not happy with its tone. Please read it and tell me, "
    "paragraph by paragraph, where the voice changes. Do not rewrite it, I want to do that by myself; just name "
    "the sentences and say in a few words what they do differently from the ones around them."
)

LONG_ANSWER = "\n\n".join(
    f"**Paragraph {number}.** "
    + (
        "The first sentences are short and look outward: harbour, gulls, the colour of the water. Then the narrator "
        "begins to explain what the reader has already seen, and the rhythm slows down with it. "
    )
    * 2
    + "The last sentence goes back to the beginning, which closes the paragraph well."
    for number in range(1, 8)
)

TITLES = (
    ("What is the difference between a list and a tuple in Python?", 0.0),
    ("Packing list for three days by the sea", 0.1),
    ("A polite reply to a late invoice", 1.2),
    ("Why is the sky blue at noon and red in the evening?", 1.4),
    ("Names for a small bakery that also repairs bicycles", 3.0),
    ("Vegetarian dinners for a week, without mushrooms", 5.0),
    ("Explain compound interest to a ten-year-old", 12.0),
    ("Regular expression for dates", 20.0),
    ("Learning to juggle", 45.0),
)

CARD = """\
# Qwen3.5 4B

A **small model that sees pictures**, thinks before it answers when it is asked to, and uses tools. It understands 201
languages.

<div align="center"><img src="https://example.org/banner.png"></div>

## How to use it

| Setting | Thinking | Not thinking |
|---|---|---|
| Temperature | 0.6 | 0.7 |
| Top P | 0.95 | 0.8 |

```sh
hearth pull unsloth/Qwen3.5-4B-GGUF:Q4_K_M
```

- Give it room: a context of 8,192 tokens is a good beginning.
- [The licence](https://example.org/licence) allows every use.
"""

"""A conversation with everything that can be in one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.conversations import Conversations
from app.storage.database import Database

ANSWER = r"""The **yeast** does it: $a^2 + b^2$ and $$\frac{1}{2}$$

| Flour | Water |
|---|---:|
| 500 g | 350 g |

```python
def bake() -> None: print("<b>")
```

See [this](https://example.org/?a=1&b=2) and <script>alert(1)</script>. [^1]

![a picture](https://example.org/picture.png)

[^1]: A note.
"""


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """A database with two conversations, 1 and 2."""
    path = tmp_path / "conversations.db"
    database = Database(path)
    conversations = Conversations(database)
    bread = conversations.create(title="Bread & <butter>", system_prompt="You bake.")
    asked = conversations.add(bread.id, None, "user", "Why?\n\n<img src=x onerror=alert(1)>")
    answer = conversations.add(bread.id, asked.id, "assistant", ANSWER, reasoning="Hm *well*.", model="m/qwen.gguf")
    asked = conversations.add(bread.id, answer.id, "user", "ولماذا؟")
    conversations.add(bread.id, asked.id, "assistant", "", status="failed", error="The engine died.")
    tea = conversations.create(title="Tea")
    conversations.add(tea.id, None, "user", "\n\n".join(f"# Part {n}\n\n{'word ' * 150}" for n in range(20)))
    yield path
    database.close()

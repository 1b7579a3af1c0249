"""Files to hand to somebody: pages, PDFs, paper. What needs no Qt (pages) and what does (the rest)."""

"""Pages, PDFs and paper."""

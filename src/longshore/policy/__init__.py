"""Policy: which candidates may be loaded, decided before anything of them is imported."""

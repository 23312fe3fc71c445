"""Makes the pages of a site."""

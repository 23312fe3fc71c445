"""Measures, tells and stores."""

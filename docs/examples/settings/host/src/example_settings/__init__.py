"""Answers requests, through middleware."""

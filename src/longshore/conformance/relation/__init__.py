"""Is one type assignable to another, and one signature to another."""

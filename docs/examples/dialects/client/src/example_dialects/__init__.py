"""Says what SQLAlchemy's dialects are like."""

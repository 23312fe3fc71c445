"""What foreign annotations and classes say, read past everything that could be run by reading."""

def set_up(name: str) -> bytes:
    return name.encode()

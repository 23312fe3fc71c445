def set_up(name: bytes) -> bool:
    return bool(name)

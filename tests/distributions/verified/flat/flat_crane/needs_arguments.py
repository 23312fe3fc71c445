def set_up(name: str, colour: str) -> bool:
    return bool(name) and bool(colour)

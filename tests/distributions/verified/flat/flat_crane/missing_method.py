def tear_down(name: str) -> bool:
    return bool(name)

async def set_up(name: str) -> bool:
    return bool(name)

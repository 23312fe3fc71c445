"""The driver that comes with the host: for its tests."""

from example_virt.api import ComputeDriver


class FakeDriver(ComputeDriver):
    """Starts nothing."""

    def __init__(self, read_only: bool = False) -> None:
        super().__init__(read_only)
        self.instances: dict[str, int] = {}

    def list_instances(self) -> list[str]:
        """Those that were asked for."""
        return sorted(self.instances)

    def spawn(self, name: str, memory: int) -> None:
        """Remember it."""
        self.instances[name] = memory

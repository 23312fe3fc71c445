"""One driver that works and one of an older version of the host."""

from example_virt.api import ComputeDriver
from example_virt.fake import FakeDriver


class ContainerDriver(FakeDriver):
    """Instances are containers."""

    def list_instances(self) -> list[str]:
        """Their names, as containers have them."""
        return [f"container/{name}" for name in super().list_instances()]


class ZoneDriver(ComputeDriver):
    """Refused: it can't start anything, for ``spawn`` is missing."""

    def list_instances(self) -> list[str]:
        """None."""
        return []

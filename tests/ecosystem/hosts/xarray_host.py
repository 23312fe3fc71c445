"""xarray: its backends, and the arrays it can hold."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeAlias

from xarray import Dataset
from xarray.backends import AbstractDataStore, BackendEntrypoint
from xarray.namedarray.parallelcompat import ChunkManagerEntrypoint

from tests.ecosystem.cases import Case

PACKAGE = "xarray"

BackendClass: TypeAlias = type[BackendEntrypoint]
MakesBackend: TypeAlias = Callable[[], BackendEntrypoint]
DataStoreClass: TypeAlias = type[AbstractDataStore]
ChunkManagerClass: TypeAlias = type[ChunkManagerEntrypoint[Any]]


class Backend(Protocol):
    """A backend, without its base class."""

    def open_dataset(self, filename_or_obj: Any, *, drop_variables: str | Iterable[str] | None = None) -> Dataset: ...

    def guess_can_open(self, filename_or_obj: Any) -> bool: ...


class Described(Protocol):
    """What a list of backends shows."""

    @property
    def description(self) -> str: ...

    @property
    def url(self) -> str: ...

    @property
    def supports_groups(self) -> bool: ...


class DataStore(Protocol):
    """A data store, without its base class."""

    def get_variables(self) -> Any: ...

    def get_attrs(self) -> Any: ...

    def close(self) -> None: ...


class Saves(Protocol):
    """Wrong: backends do not save."""

    def save_dataset(self, dataset: Dataset, path: str) -> None: ...


BackendLike: TypeAlias = type[Backend]
DescribedClass: TypeAlias = type[Described]
DataStoreLike: TypeAlias = type[DataStore]
SavesClass: TypeAlias = type[Saves]

BACKENDS = {
    name: f"xarray.backends.{target}"
    for name, target in {
        "h5netcdf": "h5netcdf_:H5netcdfBackendEntrypoint",
        "netcdf4": "netCDF4_:NetCDF4BackendEntrypoint",
        "pydap": "pydap_:PydapBackendEntrypoint",
        "scipy": "scipy_:ScipyBackendEntrypoint",
        "store": "store:StoreBackendEntrypoint",
        "zarr": "zarr:ZarrBackendEntrypoint",
    }.items()
}
STORES = {
    name: f"xarray.backends.{target}"
    for name, target in {
        "h5netcdf": "h5netcdf_:H5NetCDFStore",
        "memory": "memory:InMemoryDataStore",
        "netcdf4": "netCDF4_:NetCDF4DataStore",
        "pydap": "pydap_:PydapDataStore",
        "scipy": "scipy_:ScipyDataStore",
        "zarr": "zarr:ZarrStore",
    }.items()
}

CASES = (
    Case("BackendClass", "backends", BACKENDS),
    Case("BackendLike", "backends", BACKENDS),
    Case("DescribedClass", "backends", BACKENDS),
    Case("MakesBackend", "backends", BACKENDS),
    Case("BackendEntrypoint", "backends", BACKENDS, called=True),
    Case("Backend", "backends", BACKENDS, called=True),
    Case("ChunkManagerClass", "xarray.chunkmanagers"),
    Case("DataStoreClass", "stores", STORES),
    Case("DataStoreLike", "stores", STORES),
    Case("SavesClass", "backends", BACKENDS, wrong="missing-member"),
)

"""SQLAlchemy: its own dialects and pools, a dialect of other people's, and what it asks of database drivers."""

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias

from sqlalchemy import URL, Connection, Pool
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.engine.interfaces import ConnectArgsType, DBAPIConnection, DBAPICursor, DBAPIModule, Dialect
from sqlalchemy.types import TypeEngine

from tests.ecosystem.cases import Case, names

PACKAGE = "SQLAlchemy"

Driver: TypeAlias = DBAPIModule
DriverConnection: TypeAlias = DBAPIConnection
DriverCursor: TypeAlias = DBAPICursor
AnyDialect: TypeAlias = Dialect
DialectClass: TypeAlias = type[Dialect]
DefaultDialectClass: TypeAlias = type[DefaultDialect]
MakesDialect: TypeAlias = Callable[[], Dialect]
PoolClass: TypeAlias = type[Pool]
MakesPool: TypeAlias = Callable[[Callable[[], DBAPIConnection]], Pool]
TypeClass: TypeAlias = type[TypeEngine[Any]]


class Speaks(Protocol):
    """What a tool for migrations asks of a dialect."""

    name: str
    driver: str
    supports_alter: bool
    max_identifier_length: int
    paramstyle: str

    def create_connect_args(self, url: URL) -> ConnectArgsType: ...

    def has_table(self, connection: Connection, table_name: str, schema: str | None = None, **kw: Any) -> bool: ...

    def get_table_names(self, connection: Connection, schema: str | None = None, **kw: Any) -> list[str]: ...

    def get_schema_names(self, connection: Connection, **kw: Any) -> list[str]: ...

    def do_ping(self, dbapi_connection: DBAPIConnection) -> bool: ...

    def normalize_name(self, name: str) -> str: ...


class Pools(Protocol):
    """What a monitor of pools asks of them."""

    def status(self) -> str: ...

    def dispose(self) -> None: ...

    def recreate(self) -> Pool: ...


class ColumnType(Protocol):
    """What a schema browser asks of a type."""

    @property
    def python_type(self) -> type[Any]: ...

    def as_generic(self, *, allow_nulltype: bool = False) -> TypeEngine[Any]: ...

    def compare_values(self, x: Any, y: Any) -> bool: ...


class Marked(Protocol):
    """What identifies a type in a statement."""

    @property
    def __visit_name__(self) -> str: ...


class Migrates(Protocol):
    """Wrong: dialects do not migrate."""

    def migrate(self, connection: Connection) -> None: ...


SpeaksClass: TypeAlias = type[Speaks]
PoolsClass: TypeAlias = type[Pools]
ColumnTypeClass: TypeAlias = type[ColumnType]
MarkedClass: TypeAlias = type[Marked]
MigratesClass: TypeAlias = type[Migrates]

DIALECTS = {
    name: f"sqlalchemy.dialects.{target}"
    for name, target in {
        "mssql+pymssql": "mssql.pymssql:MSDialect_pymssql",
        "mssql+pyodbc": "mssql.pyodbc:MSDialect_pyodbc",
        "mysql+aiomysql": "mysql.aiomysql:MySQLDialect_aiomysql",
        "mysql+asyncmy": "mysql.asyncmy:MySQLDialect_asyncmy",
        "mysql+mysqldb": "mysql.mysqldb:MySQLDialect_mysqldb",
        "mysql+pymysql": "mysql.pymysql:MySQLDialect_pymysql",
        "mysql+pyodbc": "mysql.pyodbc:MySQLDialect_pyodbc",
        "oracle+cx_oracle": "oracle.cx_oracle:OracleDialect_cx_oracle",
        "oracle+oracledb": "oracle.oracledb:OracleDialect_oracledb",
        "postgresql+asyncpg": "postgresql.asyncpg:PGDialect_asyncpg",
        "postgresql+pg8000": "postgresql.pg8000:PGDialect_pg8000",
        "postgresql+psycopg": "postgresql.psycopg:PGDialect_psycopg",
        "postgresql+psycopg2": "postgresql.psycopg2:PGDialect_psycopg2",
        "sqlite+aiosqlite": "sqlite.aiosqlite:SQLiteDialect_aiosqlite",
        "sqlite+pysqlite": "sqlite.pysqlite:SQLiteDialect_pysqlite",
    }.items()
}
READY = {name: DIALECTS[name] for name in ("sqlite+pysqlite", "postgresql+pg8000", "mysql+pymysql")}
POOLS = names(
    "sqlalchemy.pool", "AssertionPool AsyncAdaptedQueuePool NullPool QueuePool SingletonThreadPool StaticPool"
)
TYPES = names(
    "sqlalchemy.types",
    "ARRAY BIGINT BINARY BLOB BOOLEAN Boolean CHAR CLOB DATE DATETIME DECIMAL DOUBLE Date DateTime Double Enum FLOAT "
    "Float INTEGER Integer Interval JSON LargeBinary NCHAR NUMERIC NVARCHAR Numeric PickleType SMALLINT SmallInteger "
    "String TEXT TIME TIMESTAMP Text Time UUID Unicode UnicodeText Uuid VARBINARY VARCHAR",
)
SQLITE = {"sqlite3": "sqlite3"}
SQLITE_CONNECTION = {"sqlite3": "tests.ecosystem.things:connection"}
SQLITE_CURSOR = {"sqlite3": "tests.ecosystem.things:cursor"}

CASES = (
    Case("DialectClass", "sqlalchemy.dialects"),
    Case("SpeaksClass", "sqlalchemy.dialects"),
    Case("DialectClass", "dialects", DIALECTS),
    Case("DefaultDialectClass", "dialects", DIALECTS),
    Case("SpeaksClass", "dialects", DIALECTS),
    Case("MakesDialect", "dialects", DIALECTS),
    Case("AnyDialect", "dialects", READY, called=True),
    Case("Speaks", "dialects", READY, called=True),
    Case("PoolClass", "pools", POOLS),
    Case("PoolsClass", "pools", POOLS),
    Case("MakesPool", "pools", POOLS),
    Case("TypeClass", "types", TYPES),
    Case("ColumnTypeClass", "types", TYPES),
    Case("MarkedClass", "types", TYPES),
    Case("Driver", "drivers", SQLITE),
    Case("DriverConnection", "connections", SQLITE_CONNECTION, refused={"sqlite3": "missing-member"}),
    Case("DriverCursor", "cursors", SQLITE_CURSOR, refused={"sqlite3": "missing-member"}),
    Case("MigratesClass", "dialects", DIALECTS, wrong="missing-member"),
)

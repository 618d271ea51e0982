"""The ledger: what must be right at once, row by row. SQLite on one machine, or PostgreSQL."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from syotto.errors import Busy, SettingError

HEAD = "0027"
"""The newest migration; a ledger that stands there needs none."""
MIGRATIONS = Path(__file__).parent / "migrations"
MIGRATING = threading.Lock()  # Alembic's context belongs to the whole process
MIGRATION_LOCK = 7_239_418  # any number, the same for all of ours
PATIENCE = 30.0
"""Seconds that a writer waits for another on SQLite."""


class Moment(sa.types.TypeDecorator[datetime]):
    """A moment in UTC, on both engines; a time without zone is refused."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC) if value else None

    def bind_processor(self, dialect: sa.Dialect) -> Callable[[Any], Any] | None:
        """Many rows have the same moments: each is spelled once."""
        process = super().bind_processor(dialect)
        return lru_cache(maxsize=256)(process) if process else None

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Callable[[Any], Any]:
        """SQLite has texts, which are in UTC."""
        return moment_of


def moment_of(value: str | datetime | None) -> datetime | None:
    """As a driver gives it."""
    if value is None:
        return None
    if isinstance(value, str):
        return datetime.fromisoformat(f"{value}+00:00")
    return value.astimezone(UTC)


Json = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
metadata = sa.MetaData()
encode = msgspec.json.Encoder().encode

loads = sa.Table(
    "loads",
    metadata,
    sa.Column("load_id", sa.String, primary_key=True),
    sa.Column("table_name", sa.String, nullable=False, index=True),
    sa.Column("source", sa.String),
    sa.Column("files", Json, nullable=False),
    sa.Column("content_hash", sa.String, nullable=False, index=True),
    sa.Column("mapping", Json),
    sa.Column("full", sa.Boolean, nullable=False, default=False),
    sa.Column("state", sa.String, nullable=False, default="active"),
    sa.Column("rows_read", sa.BigInteger, nullable=False, default=0),
    sa.Column("added", sa.BigInteger, nullable=False, default=0),
    sa.Column("changed", sa.BigInteger, nullable=False, default=0),
    sa.Column("unchanged", sa.BigInteger, nullable=False, default=0),
    sa.Column("vanished", sa.BigInteger, nullable=False, default=0),
    sa.Column("rejected", sa.BigInteger, nullable=False, default=0),
    sa.Column("loaded_at", Moment, nullable=False),
    sa.Column("seconds", sa.Float),
    sa.Column("by", sa.String),
    sa.CheckConstraint("state IN ('active', 'undone')", name="loads_state"),
)

builds = sa.Table(
    "builds",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("as_of", Moment, nullable=False),
    sa.Column("built_at", Moment, nullable=False),
    sa.Column("seconds", sa.Float, nullable=False),
    sa.Column("engine", sa.String, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("changes", Json),
)

feedback = sa.Table(
    "feedback",
    metadata,
    sa.Column("feedback_id", sa.String, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("customer_id", sa.String, nullable=False, index=True),
    sa.Column("product_id", sa.String),
    sa.Column("verdict", sa.String, nullable=False),
    sa.Column("until", Moment),
    sa.Column("by", sa.String),
    sa.Column("undone_at", Moment),
)


def insert_into(connection: sa.Connection, table: sa.Table) -> sqlite.Insert | postgresql.Insert:
    """An insert that can say what happens where the row is there already."""
    kind = postgresql if connection.dialect.name == "postgresql" else sqlite
    made: sqlite.Insert | postgresql.Insert = kind.insert(table)
    return made


class Ledger:
    """One database of operational rows, brought to the newest migration when opened."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, url: str) -> Ledger:
        """The ledger at a SQLAlchemy address (`sqlite:///PATH` or `postgresql://...`).

        Raises SettingError for another kind of database, for one that cannot be reached, and for
        one that a newer version of syotto has migrated.
        """
        ledger = cls(engine_of(url))
        try:
            if ledger.revision() != HEAD:
                ledger.migrate()
        except sa.exc.DatabaseError as error:
            raise SettingError(
                f"The ledger {ledger.engine.url!r} cannot be opened: {error.orig}.",
                fix="Check the setting `ledger`, and that the database runs and lets you in.",
            ) from error
        return ledger

    @property
    def inside(self) -> bool:
        """Read within this process, with no server to wait for: SQLite."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def begin(self) -> Iterator[sa.Connection]:
        """A transaction that may write; committed at the end, taken back on an error.

        Raises Busy where SQLite's one writer has not finished within half a minute.
        """
        connection = self.engine.connect()
        with connection:
            try:
                transaction = connection.begin()
            except sa.exc.OperationalError as error:
                raise Busy(
                    f"Another process keeps writing to the ledger: {error.orig}.",
                    fix="Wait until it is done, then try again.",
                ) from error
            with transaction:
                yield connection

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A transaction that only reads; waits for no writer."""
        with self.engine.connect().execution_options(reads=True) as connection:
            yield connection

    def revision(self) -> str | None:
        """The migration that the database stands at; None for a new one."""
        with self.read() as connection:
            if not sa.inspect(connection).has_table("alembic_version"):
                return None
            number = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
            return str(number) if number else None

    def migrate(self) -> None:
        """Runs the migrations that are due, in one transaction; one process at a time does."""
        from alembic import command
        from alembic.config import Config
        from alembic.util import CommandError

        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with MIGRATING, self.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
            config.attributes["connection"] = connection
            try:
                command.upgrade(config, "head")
            except CommandError as error:
                raise SettingError(
                    f"This version of syotto does not know the ledger's tables: {error}.",
                    fix="Install the version that used this ledger last, or a newer one.",
                ) from error

    def close(self) -> None:
        self.engine.dispose()


def engine_of(url: str) -> sa.Engine:
    makers = {"sqlite": on_sqlite, "postgresql": on_postgres}
    try:
        address = sa.make_url(url)
        return makers[address.get_backend_name()](address)
    except (sa.exc.ArgumentError, KeyError) as error:
        raise SettingError(
            f"The ledger cannot be at {url.split('@')[-1]!r}.",
            fix="Set `ledger` to sqlite:///PATH or postgresql://USER@HOST/NAME, or leave it empty.",
        ) from error


def json_of(value: Any) -> str:
    return encode(value).decode()


def on_postgres(address: sa.URL) -> sa.Engine:
    try:
        return sa.create_engine(
            address.set(drivername="postgresql+psycopg"),
            json_serializer=json_of,
            json_deserializer=msgspec.json.decode,
        )
    except ModuleNotFoundError as error:
        raise SettingError(
            "A ledger on PostgreSQL needs psycopg.", fix="Run `pip install 'syotto[postgres]'`."
        ) from error


def on_sqlite(address: sa.URL) -> sa.Engine:
    engine = sa.create_engine(
        address,
        connect_args={"timeout": PATIENCE},
        json_serializer=json_of,
        json_deserializer=msgspec.json.decode,
    )

    @sa.event.listens_for(engine, "connect")
    def set_up(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        if connection.get_execution_options().get("reads"):
            driver: Any = connection.connection.driver_connection
            driver.execute("BEGIN")  # waits for nobody, so that nothing can go wrong
        else:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine

"""The schema of the database as literal SQL, one file for each version; a released file never changes again.

`PRAGMA user_version` names the version of a database, and a fingerprint of `sqlite_master` confirms that its tables
are those of that version. A new version is a new file and a new last line of `FINGERPRINTS`.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

FOLDER = Path(__file__).parent
FINGERPRINTS = (
    "3bd20cf499c6ac39d1319d9302aac91ed1ae63b7ac3c1e5643a8b00a7fbff041",
    "04a952d415380ae5fa3060e0e44f690512ab282966b565e0cbff21eb335b7093",
    "49905d15b2501130483a35b434b8832e372748ac908c430bda27132b154f6a03",
    "6d3f616ddf78b5d7586c35761599982bc064fffb521ed20e51238eab170eb795",
    "3e1b989da99fc95ea1b7f8a0fe02e6d42cee3882d4e8d69460b1cfeac1ca77c5",
    "b55e35e6e6b2d6615094542858460f34e39a9b2b63c3821d172176bce2da7e40",
    "8266193e05f7c30a58cb6b6127f881bc798e3d0c6c3d2b25e74eb0eef1ea5d86",
    "a2e088de72eb4a745a7c9a40954be0a900b0743518f2fd0c143ff9ca292947f9",
    "251223cc1f427cd291ba60ac2d3a9b042290dbfb3fc401c0ce7fb4f35ef1203d",
    "682e42d01fd8bccf605ff5fc621616256fcac11a8363bfe4e14639152fb1a6c1",
    "df692c68fe47eddb1b55b1bd151a18a4ea259f16e0742a1b1331e2ee7ed0b4b0",
    "b7330758d2e338a3421f09276150566a4a9b8c548de9b7320943a7b15e05c736",
    "e182af03bfd9bd09fdad57e44f82cbd2f143d5df95f93b0f39c96cfa7c5addf5",
    "deabd0bcbebfdd391e694a0a93225351f3453d88fafbaabf799ed409eeeae326",
    "3df7bdc8604043a24d53b008b22b06c34b38c5dc49aae9ca764609e963d7af22",
    "27c0798d89aac0b1326eca1480beab4faa20957fb2f0e249dd721296c66e2633",
    "0df718d027f27fa501a8f335178a49e8a659161047c1f4edca39dbde7570fd06",
    "0df522feb3da3e8cf966b288c36b5bb8d84243cd3cd85b91e2d39e765256b753",
    "4411f6a2b6f8ba02f6563019195f87a2fcd387469d537ec60d5868f9d892d251",
    "8c5b30a12bf770af1a840d50077f6de42d517b0c454866afd3a66e00ab35225b",
    "3c12c0212d4864df28efedb994451aac0b6dd875037161adf34c1d333d0adc8e",
    "576e8e7ea7adc4e631f714347f6b70eb3515fe5e3098a3fef6b3f7174cfd4a8c",
    "a9b927074066dbfef803253f0ece43208eac2c85195b42bb574537736734cc1e",
    "2da2ae36d9856915c4b2b4aff8ef8d8eed48e772b455f11ad1129025a2c5601e",
    "044c33fbf47b328be7ec35aa77f0c604e83b45dbe9031d6f75ef5cbfb3340fd4",
    "b8fecd9f694d1a666587d0c91cb20ab1f11da9b1cd72b1f7f04be6773dfe52a1",
    "6e7be71ba8df8c9b5690582290194b973079d029ab360a03f6ebbb91aa72eb3b",
    "996eeab97037665eea70b7231068de862825891439f566197459e245340c121d",
    "8e82db9a81e7db90853b2ee04b5e18d121ab7bdb1e5568c1119e44fc21d2d8bb",
    "87ae1008aa29cbd17bd493da503d88128b110896d4009af327be0b4967e6cc19",
)
"""The fingerprint of the schema of each version, in order."""
NEWEST = len(FINGERPRINTS)


def version_of(connection: sqlite3.Connection) -> int:
    """The version that a database names; 0 for a new or foreign one."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def schema_of(connection: sqlite3.Connection) -> dict[str, str]:
    """The SQL of every table, index and trigger by name, with each run of white space as one space."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'")
    return {name: " ".join(sql.split()) for name, sql in sorted(map(tuple, rows))}


def fingerprint_of(connection: sqlite3.Connection) -> str:
    """SHA-256 over the schema, as hexadecimal text."""
    lines = "\n".join(sql for _, sql in sorted(schema_of(connection).items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def differences(connection: sqlite3.Connection) -> list[str]:
    """The names of tables, indexes and triggers that differ from those of the version that the database names."""
    version, found = version_of(connection), schema_of(connection)
    if 0 < version <= NEWEST and fingerprint_of(connection) == FINGERPRINTS[version - 1]:
        return []
    empty = sqlite3.connect(":memory:", isolation_level=None)
    upgrade(empty, to=version)
    expected = schema_of(empty)
    empty.close()
    return sorted(name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name))


def upgrade(
    connection: sqlite3.Connection, reached: Callable[[str], None] = lambda point: None, to: int | None = None
) -> None:
    """Take each step that a database lacks, within the caller's transaction, and call `reached` after each of them."""
    for version in range(version_of(connection) + 1, (NEWEST if to is None else to) + 1):
        for statement in statements(version):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version}")
        reached("migration.stepped")


def statements(version: int) -> Iterator[str]:
    """The statements that lead to a version from the one before it."""
    (file,) = FOLDER.glob(f"{version:03}_*.sql")
    statement = ""
    for line in file.read_text().splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):  # a trigger has semicolons of its own
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError(f"{file.name} ends in the middle of a statement")

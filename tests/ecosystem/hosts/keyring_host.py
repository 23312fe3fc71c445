"""keyring: its backends, and those of keyrings.alt; an entry point names a module, the classes are in it."""

from collections.abc import Callable
from types import ModuleType
from typing import Protocol, TypeAlias

from keyring.backend import Crypter, KeyringBackend
from keyring.credentials import Credential

from tests.ecosystem.cases import Case, names

PACKAGE = "keyring"

AnyModule: TypeAlias = ModuleType
BackendClass: TypeAlias = type[KeyringBackend]
MakesBackend: TypeAlias = Callable[[], KeyringBackend]


class Keyring(Protocol):
    """A backend, without its base class."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...

    def get_credential(self, service: str, username: str | None) -> Credential | None: ...


class KeyringFactory(Protocol):
    """A class of backends, as it is called."""

    def __call__(self) -> Keyring: ...


class Encrypts(Protocol):
    """A crypter, without its base class; keyring leaves its types open."""

    def encrypt(self, value: str) -> str: ...

    def decrypt(self, value: str) -> str: ...


class AsyncKeyring(Protocol):
    """Wrong: backends are not asynchronous."""

    async def delete_password(self, service: str, username: str) -> None: ...

    def list_passwords(self, service: str) -> list[str]: ...


KeyringClass: TypeAlias = type[Keyring]
AsyncKeyringClass: TypeAlias = type[AsyncKeyring]
CrypterClass: TypeAlias = type[Crypter]
EncryptsClass: TypeAlias = type[Encrypts]

BACKENDS = {
    "chainer": "keyring.backends.chainer:ChainerBackend",
    "fail": "keyring.backends.fail:Keyring",
    "kwallet": "keyring.backends.kwallet:DBusKeyring",
    "kwallet4": "keyring.backends.kwallet:DBusKeyringKWallet4",
    "libsecret": "keyring.backends.libsecret:Keyring",
    "null": "keyring.backends.null:Keyring",
    "secret service": "keyring.backends.SecretService:Keyring",
    "windows": "keyring.backends.Windows:WinVaultKeyring",
    "alt gnome": "keyrings.alt.Gnome:Keyring",
    "alt google": "keyrings.alt.Google:DocsKeyring",
    "alt keyczar": "keyrings.alt.Google:KeyczarDocsKeyring",
    "alt windows": "keyrings.alt.Windows:EncryptedKeyring",
    "alt registry": "keyrings.alt.Windows:RegistryKeyring",
    "alt plain": "keyrings.alt.file:PlaintextKeyring",
    "alt encrypted": "keyrings.alt.file:EncryptedKeyring",
    "alt multipart": "keyrings.alt.multi:MultipartKeyringWrapper",
}
READY = {name: BACKENDS[name] for name in ("fail", "null", "alt plain", "chainer", "windows")}
WITH_ARGUMENTS = {"alt google": "extra-parameter", "alt multipart": "extra-parameter"}
CRYPTERS = names("keyrings.alt.keyczar", "BaseCrypter Crypter EnvironCrypter") | names("keyring.backend", "NullCrypter")

CASES = (
    Case("AnyModule", "keyring.backends"),
    Case("BackendClass", "backends", BACKENDS),
    Case("KeyringClass", "backends", BACKENDS),
    Case("MakesBackend", "backends", BACKENDS, refused=WITH_ARGUMENTS),
    Case("KeyringFactory", "backends", BACKENDS, refused=WITH_ARGUMENTS),
    Case("KeyringBackend", "backends", READY, called=True),
    Case("Keyring", "backends", READY, called=True),
    Case("CrypterClass", "crypters", CRYPTERS),
    Case("EncryptsClass", "crypters", CRYPTERS),
    Case("AsyncKeyringClass", "backends", BACKENDS, wrong="missing-member"),
)

"""One frozen Settings, read once from the environment (COPYDESK_…) and from `copydesk.toml`."""

import re
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from normalizers.errors import CopydeskError

_TAG = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{1,8})*)")


def tag(value: str) -> str:
    """A language as settings and options name it: BCP 47, with a primary tag that CLDR knows.

    Raises:
        ValueError: there is no such language.
    """
    from babel import Locale

    match = _TAG.fullmatch(value.strip())
    if match is None or match[1].lower() not in Locale("en").languages:
        raise ValueError(f"no language has the tag {value!r} (BCP 47: such as pt or pt-BR)")
    return match[1].lower() + match[2].replace("_", "-")


class SourceSettings(BaseModel):
    """Where one feed's bytes come from, and what we know of it beforehand.

    Attributes:
        path: a folder that is read with all its subfolders, or one file.
        language: BCP 47 tag for stories that declare none.
        translated_from: BCP 47 tag, where the feed is known to carry translations.
        zone: IANA name (such as Europe/Lisbon) of the zone that the feed's times are in where they name none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: Path
    language: str | None = None
    translated_from: str | None = None
    zone: str | None = None

    @field_validator("language", "translated_from")
    @classmethod
    def _tag(cls, value: str | None) -> str | None:
        return None if value is None else tag(value)

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, value: str | None) -> str | None:
        try:
            if value is not None:
                ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError(f"no zone of the IANA database: {value!r}; such as Europe/Lisbon") from None
        return value


class Settings(BaseSettings):
    """What a newsroom sets once. Every value has a default that works.

    Attributes:
        store: database URL; "" is an SQLite file inside `out`.
        out: folder for everything that copydesk writes.
        target: language of the articles.
        batch_size: stories a task, and a commit.
        lease_seconds: how long a worker owns what it took; afterwards it is free to take.
        deliver_expired: whether stories leave whose expiry is past, as an archive wants it.
        read_seconds: how long reading one file may take; it happens in a process of its own. 0: in this one, unbounded.
        make_seconds: how long making one article may take; 0: unbounded.
        glossary: files with the house's terms, TOML or CSV; of two entries for one term the later counts.
        models_index: where `copydesk models install es-en` looks: an address or folder with an index.json.
        models_at_run_time: whether a run fetches the model of a pair that nothing here translates.
        sources: feeds by name.
    """

    model_config = SettingsConfigDict(
        frozen=True, extra="forbid", env_prefix="COPYDESK_", env_nested_delimiter="__", toml_file="copydesk.toml"
    )

    store: str = ""
    out: Path = Path("out")
    target: str = "en"
    batch_size: int = Field(default=100, ge=1, le=2000)
    lease_seconds: int = Field(default=300, ge=5)
    deliver_expired: bool = False
    read_seconds: float = Field(default=20.0, ge=0)
    make_seconds: float = Field(default=60.0, ge=0)
    glossary: tuple[Path, ...] = ()
    models_index: str = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/"
    models_at_run_time: bool = False
    sources: dict[str, SourceSettings] = {}

    @field_validator("target")
    @classmethod
    def _tag(cls, value: str) -> str:
        return tag(value)

    @property
    def store_url(self) -> str:
        """The database that holds this newsroom's state."""
        return self.store or f"sqlite:///{(self.out / 'copydesk.db').as_posix()}"

    @property
    def articles(self) -> Path:
        """The folder that the folder sink writes to."""
        return self.out / "articles"

    @property
    def prefect_home(self) -> Path:
        """Prefect's own files: never the user's home."""
        return self.out.absolute() / "prefect"

    @property
    def zones(self) -> dict[str, str]:
        """The zones of the feeds that have one, by their names."""
        return {name: feed.zone for name, feed in self.sources.items() if feed.zone is not None}

    def source(self, name: str) -> SourceSettings:
        """The settings of one source.

        Raises:
            CopydeskError: there is no such source.
        """
        if name not in self.sources:
            known = ", ".join(sorted(self.sources)) or "none"
            raise CopydeskError(
                "settings.no-source",
                f"there is no source called {name!r} (known: {known})",
                place="copydesk.toml",
                todo=f"Add [sources.{name}] with a path.",
            )
        return self.sources[name]

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then the environment, then copydesk.toml."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process, read on first use.

    Raises:
        CopydeskError: a value is wrong, or copydesk.toml is no TOML.
    """
    try:
        return Settings()
    except ValueError as error:  # pydantic's ValidationError and tomllib's TOMLDecodeError are both ValueErrors
        said = str(error)
        if isinstance(error, ValidationError):
            said = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise CopydeskError(
            "settings.wrong", said, place="copydesk.toml or COPYDESK_…", todo="Correct the value and run again."
        ) from error

"""Settings are read once; whatever is wrong with them is named all at once."""

import pytest

from backend.domain.errors import InvalidSettings
from backend.settings import LOOPBACK_HOSTS, NAMES, Settings


def problems(**env: str) -> list[str]:
    with pytest.raises(InvalidSettings) as caught:
        Settings.from_env(env)
    return caught.value.problems


def test_an_empty_environment_has_sensible_defaults(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))

    settings = Settings.from_env({})

    assert settings.home.is_relative_to(tmp_path)
    assert settings.home.name == "moviechat"
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert (settings.database_url, settings.chroma_url) == (None, None)
    assert (settings.embedder, settings.model) == ("minilm", "none")
    assert (settings.images, settings.log_level) == ("builtin", "INFO")
    assert settings.tmdb_api_key is None


@pytest.mark.parametrize("name", sorted(NAMES))
@pytest.mark.parametrize("nothing", ["", "  "])
def test_a_setting_left_empty_is_the_default(name, nothing):
    assert Settings.from_env({name: nothing}) == Settings.from_env({})


@pytest.mark.parametrize(
    ("name", "given", "field", "value"),
    [
        ("PORT", " 8080 ", "port", 8080),
        ("PORT", "65535", "port", 65_535),
        ("HOST", "::1", "host", "::1"),
        ("LOG_LEVEL", "debug", "log_level", "DEBUG"),
        ("DATABASE_URL", "postgres://h/d", "database_url", "postgres://h/d"),
        ("CHROMA_URL", "https://c.example", "chroma_url", "https://c.example"),
        ("MOVIECHAT_MODEL", "none", "model", "none"),
        ("TMDB_API_KEY", "abc.d-_9", "tmdb_api_key", "abc.d-_9"),
        ("MOVIECHAT_EMBEDDER", "minilm", "embedder", "minilm"),
        ("OPENAI_BASE_URL", "http://h:1/v1/", "openai_base_url", "http://h:1/v1"),
        ("OPENAI_API_KEY", "sk-1", "openai_api_key", "sk-1"),
    ],
)
def test_a_setting_is_read(name, given, field, value):
    assert getattr(Settings.from_env({name: given}), field) == value


def test_the_home_may_be_relative_or_begin_with_a_tilde(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    for given in ("~/data", "data"):
        assert Settings.from_env({"MOVIECHAT_HOME": given}).home == tmp_path / "data"


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "8000.5"),
        ("PORT", "http"),
        ("PORT", "9" * 5_000),
        ("HOST", "0.0.0.0"),
        ("HOST", "example.org"),
        ("HOST", "192.168.1.4"),
        ("DATABASE_URL", "mysql://h/d"),
        ("DATABASE_URL", "h:5432"),
        ("DATABASE_URL", "postgresql://[::1/d"),
        ("CHROMA_URL", "127.0.0.1:8001"),
        ("CHROMA_URL", "ftp://h"),
        ("CHROMA_URL", "http://"),
        ("CHROMA_URL", "http://127.0.0.1:chroma"),
        ("CHROMA_URL", "http://127.0.0.1:99999"),
        ("MOVIECHAT_EMBEDDER", "ada"),
        ("MOVIECHAT_EMBEDDER", "openai:"),
        ("MOVIECHAT_EMBEDDER", "local:"),
        ("MOVIECHAT_EMBEDDER", "local:/no/such/folder"),
        ("OPENAI_BASE_URL", "127.0.0.1:8080"),
        ("OPENAI_BASE_URL", "ftp://h/v1"),
        ("OPENAI_BASE_URL", "https://user:word@h/v1"),
        ("OPENAI_API_KEY", "sk with a space"),
        ("MOVIECHAT_MODEL", "gpt"),
        ("MOVIECHAT_IMAGES", "dall-e"),
        ("MOVIECHAT_HOME", "~nobody-of-this-name/data"),
        ("TMDB_API_KEY", "api_key=abc"),
        ("TMDB_API_KEY", "abc def"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name, given):
    [problem] = problems(**{name: given})

    assert problem.startswith(name)


def test_all_mistakes_are_named_at_once():
    named = problems(
        PORT="x",
        HOST="0.0.0.0",
        DATABASE_URL="mysql://h",
        CHROMA_URL="h",
        LOG_LEVEL="LOUD",
        MOVIECHAT_MODEL="gpt",
        MOVIECHAT_HOEM="/data",
    )

    assert [problem.split("=")[0].split(":")[0] for problem in named] == [
        "DATABASE_URL",
        "CHROMA_URL",
        "HOST",
        "PORT",
        "MOVIECHAT_MODEL",
        "LOG_LEVEL",
        "MOVIECHAT_HOEM",
    ]


def test_the_message_lists_every_mistake():
    error = InvalidSettings(problems(PORT="x", HOST="y"))

    assert str(error).startswith("These settings cannot be used:\n  - HOST=y: only")
    assert "\n  - PORT=x: must be a whole number from 1 to 65535" in str(error)


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("MOVIECHAT_HOEM", "MOVIECHAT_HOME"),
        ("MOVIECHAT_MODLE", "MOVIECHAT_MODEL"),
        ("MOVIECHAT_EMBEDER", "MOVIECHAT_EMBEDDER"),
        ("MOVIECHAT_IMAGE", "MOVIECHAT_IMAGES"),
    ],
)
def test_a_misspelt_name_is_refused_with_the_one_that_is_meant(misspelt, meant):
    assert problems(**{misspelt: "x"}) == [
        f"{misspelt}: no such setting; {meant} is meant?",
    ]


@pytest.mark.parametrize("name", ["PATH", "HOSTNAME", "MOVIECHAT_SOMETHING_ELSE"])
def test_names_of_others_are_left_alone(name):
    assert Settings.from_env({name: "x"}) == Settings.from_env({})


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("DATABASE_URL", "mysql://ann:hunter2@h/d"),
        ("CHROMA_URL", "ftp://ann:hunter2@h"),
    ],
)
def test_a_password_is_not_shown_with_what_is_wrong(name, given):
    assert "hunter2" not in "".join(problems(**{name: given}))


def test_a_key_is_shown_neither_when_it_is_wrong_nor_among_the_settings():
    assert "hunter2" not in "".join(problems(TMDB_API_KEY="hunter2 hunter2"))
    assert "hunter2" not in repr(Settings.from_env({"TMDB_API_KEY": "hunter2"}))


def test_only_this_machine_may_be_served():
    assert [Settings.from_env({"HOST": host}).host for host in LOOPBACK_HOSTS] == [
        "127.0.0.1",
        "localhost",
        "::1",
    ]


def test_every_setting_has_a_name_and_says_what_it_is():
    assert sorted(NAMES.values()) == sorted(Settings.__dataclass_fields__)


def test_an_endpoint_of_openai_needs_a_key_and_another_may_not():
    asked = {"MOVIECHAT_EMBEDDER": "openai:text-embedding-3-small"}

    (problem,) = problems(**asked)

    assert "needs OPENAI_API_KEY" in problem
    for more in ({"OPENAI_API_KEY": "sk-1"}, {"OPENAI_BASE_URL": "http://h/v1"}):
        assert (
            Settings.from_env({**asked, **more}).embedder == asked["MOVIECHAT_EMBEDDER"]
        )


def test_a_folder_with_a_model_is_an_embedder(tmp_path):
    (tmp_path / "modules.json").write_text("[]")

    settings = Settings.from_env({"MOVIECHAT_EMBEDDER": f"local:{tmp_path}"})

    assert settings.embedder == f"local:{tmp_path}"


def test_a_key_is_never_shown():
    settings = Settings.from_env({"OPENAI_API_KEY": "sk-secret"})

    assert "sk-secret" not in repr(settings)
    assert "sk secret" not in problems(OPENAI_API_KEY="sk secret")[0]

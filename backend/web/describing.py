"""The words in which the API is described: schemas, parameters, operations."""

from typing import Final

Json = dict[str, object]

TEXT: Final[Json] = {"type": "string"}
MAYBE_TEXT: Final[Json] = {"type": ["string", "null"]}
MAYBE_WHOLE: Final[Json] = {"type": ["integer", "null"]}
MAYBE_NUMBER: Final[Json] = {"type": ["number", "null"]}
TEXTS: Final[Json] = {"type": "array", "items": TEXT}


def object_of(properties: dict[str, Json], *, optional: tuple[str, ...] = ()) -> Json:
    """Return an object with these properties and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def list_of(of: str) -> Json:
    """Return a list of a named schema."""
    return {"type": "array", "items": ref(of)}


def ref(name: str) -> Json:
    """Return a reference to a named schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def answer(schema: str, text: str) -> Json:
    """Return a reply in JSON."""
    return {
        "description": text,
        "content": {"application/json": {"schema": ref(schema)}},
    }


ELSE: Final = answer("Error", "Anything else that went wrong; it says what.")


def operation(
    summary: str,
    schema: str,
    *,
    errors: dict[str, str] | None = None,
    parameters: list[Json] | None = None,
    body: str | None = None,
) -> Json:
    """Return what a route does: its reply, its errors, what it takes."""
    failures = {
        status: answer("Error", text) for status, text in (errors or {}).items()
    }
    described: Json = {
        "summary": summary,
        "responses": {"200": answer(schema, "Done."), **failures, "default": ELSE},
    }
    if parameters:
        described["parameters"] = parameters
    if body:
        content = {"application/json": {"schema": ref(body)}}
        described["requestBody"] = {"required": True, "content": content}
    return described


def query(name: str, schema: Json, text: str) -> Json:
    """Return a parameter that stands behind the question mark."""
    return {"name": name, "in": "query", "schema": schema, "description": text}


def in_path(name: str, text: str, schema: Json = TEXT) -> Json:
    """Return a parameter that stands in the path."""
    return {
        "name": name,
        "in": "path",
        "required": True,
        "schema": schema,
        "description": text,
    }


WHOLE: Final[Json] = {"type": "integer", "minimum": 0}
INVALID: Final = {"422": "Something in the request cannot be used; it says what."}
NOT_FOUND: Final = {"404": "It is not in the catalogue."}
AWAY: Final = {"503": "A part that is needed does not answer; it says which."}

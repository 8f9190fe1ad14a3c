import { APICallError } from "ai";
import { expect, test } from "vitest";

import { toFailure } from "@/lib/errors";

function refusal(responseBody: string): APICallError {
  return new APICallError({
    message: responseBody,
    url: "/api/chat",
    requestBodyValues: undefined,
    statusCode: 429,
    responseBody,
  });
}

test("a fetch that never arrived means that the server is away", () => {
  const failure = toFailure(new TypeError("Failed to fetch"));

  expect(failure).toEqual({ kind: "unreachable" });
});

test("a refusal keeps the server's own words", () => {
  const failure = toFailure(refusal('{"code":"rate_limit","message":"Wait."}'));

  expect(failure).toEqual({ kind: "refused", status: 429, message: "Wait." });
});

test("a refusal without words that can be read keeps its status", () => {
  const failure = toFailure(refusal("<html>Bad Gateway</html>"));

  expect(failure).toEqual({ kind: "refused", status: 429, message: null });
});

test("an error event's text is kept", () => {
  const failure = toFailure(new Error("The catalogue went away."));

  expect(failure).toEqual({
    kind: "broken",
    message: "The catalogue went away.",
  });
});

test("the client's own protocol errors are not shown to anyone", () => {
  const error = new Error("Type validation failed");
  error.name = "AI_TypeValidationError";

  expect(toFailure(error)).toEqual({ kind: "broken", message: null });
});

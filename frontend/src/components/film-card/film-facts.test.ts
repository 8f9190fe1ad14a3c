import { expect, test } from "vitest";

import {
  castLine,
  makersLine,
  ratingLine,
  shapeLine,
} from "@/components/film-card/film-facts";
import { filmSchema, type Film } from "@/lib/film";

function aFilm(facts: object): Film {
  return filmSchema.parse({ id: "tt1", title: "A Film", ...facts });
}

const named = (name: string) => ({ id: null, name });

test("year and directors share a line", () => {
  const film = aFilm({
    year: 1999,
    directors: [named("Lana Wachowski"), named("Lilly Wachowski")],
  });

  expect(makersLine(film)).toBe("1999 · Lana Wachowski, Lilly Wachowski");
});

test("what is not known leaves no gap", () => {
  const film = aFilm({ year: null, directors: [named("Fritz Lang")] });

  expect(makersLine(film)).toBe("Fritz Lang");
  expect(shapeLine(film)).toBe("");
  expect(castLine(film)).toBeNull();
});

test("a rating says how many stand behind it", () => {
  expect(ratingLine(aFilm({ rating: 7.9, votes: 430_000 }))).toBe(
    "7.9 · 430k IMDb votes",
  );
  expect(ratingLine(aFilm({ rating: 8, votes: null }))).toBe("8.0 on IMDb");
  expect(ratingLine(aFilm({ votes: 3 }))).toBeNull();
});

test("only the leading cast is named", () => {
  const film = aFilm({ cast: ["A", "B", "C", "D", "E"].map(named) });

  expect(castLine(film)).toBe("With A, B, C, D");
});

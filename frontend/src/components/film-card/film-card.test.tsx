import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";

import { FilmCard } from "@/components/film-card/film-card";
import { filmSchema } from "@/lib/film";

const parasite = filmSchema.parse({
  id: "tt6751668",
  title: "Parasite",
  original_title: "기생충",
  year: 2019,
  runtime: 132,
  genres: ["Drama", "Thriller"],
  directors: [{ id: "nm0094435", name: "Bong Joon Ho" }],
  rating: 8.5,
  votes: 929_000,
});

test("title, year and director are always there", () => {
  render(<FilmCard film={parasite} />);

  expect(screen.getByRole("heading", { name: "Parasite" })).toBeVisible();
  expect(screen.getByText("2019 · Bong Joon Ho")).toBeVisible();
  expect(screen.getByText("기생충")).toBeVisible();
});

test("a comparable says why it is here", () => {
  const reasons = [
    { axis: "cast", contribution: 0.3, evidence: ["Orson Welles"] },
  ];

  render(<FilmCard film={parasite} reasons={reasons} />);

  expect(screen.getByText("Cast")).toBeVisible();
  expect(screen.getByText("Orson Welles")).toBeVisible();
});

test("a film that is no comparable gives no reasons", () => {
  render(<FilmCard film={parasite} />);

  expect(screen.queryByText("Why it is here")).not.toBeInTheDocument();
});

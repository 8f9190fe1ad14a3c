import { expect, test } from "vitest";

import { palettes, type Palette } from "@/components/poster/palettes";
import { designPoster, fitTitle } from "@/components/poster/poster-design";

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast({ ink, ground }: Palette): number {
  const [dark = 0, light = 0] = [luminance(ink), luminance(ground)].toSorted(
    (one, other) => one - other,
  );
  return (light + 0.05) / (dark + 0.05);
}

test("the same film always gets the same poster", () => {
  const film = { title: "Vertigo", year: 1958, genres: ["Mystery"] };

  expect(designPoster(film)).toEqual(designPoster({ ...film }));
});

test("remakes do not share a poster", () => {
  const genres = ["Horror"];
  const first = designPoster({ title: "The Thing", year: 1982, genres });
  const second = designPoster({ title: "The Thing", year: 2011, genres });

  expect(first.seed).not.toBe(second.seed);
});

test("the most telling genre sets the mood", () => {
  const film = { title: "Alien", year: 1979, genres: ["Drama", "Horror"] };

  expect(["forest", "iris"]).toContain(designPoster(film).motif);
});

test("a film without genres still has a poster", () => {
  expect(
    designPoster({ title: "?", year: null, genres: [] }).motif,
  ).toBeTruthy();
});

test.each(Object.entries(palettes))(
  "%s keeps its title readable",
  (_, palette) => {
    expect(contrast(palette)).toBeGreaterThanOrEqual(4.5);
  },
);

test("a long title is set smaller than a short one", () => {
  const long = "Dr. Strangelove or: How I Learned to Stop Worrying";

  expect(fitTitle(long, "tall")).toBeLessThan(fitTitle("Jaws", "tall"));
});

test("a long word is set small enough to stay whole", () => {
  const size = fitTitle("Koyaanisqatsi", "wide");

  expect(size * 0.72 * "Koyaanisqatsi".length).toBeLessThanOrEqual(87);
});

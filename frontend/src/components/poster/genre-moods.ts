import type { MotifName } from "@/components/poster/motifs";
import type { PaletteName } from "@/components/poster/palettes";

type Choices<Choice> = readonly [Choice, ...Choice[]];

export type Mood = {
  palettes: Choices<PaletteName>;
  motifs: Choices<MotifName>;
};

/** Most telling genre first: a horror drama looks like horror. */
const moods = {
  Horror: { palettes: ["blood", "jade"], motifs: ["forest", "iris"] },
  "Sci-Fi": { palettes: ["cosmos", "lagoon"], motifs: ["orbit", "horizon"] },
  "Film-Noir": {
    palettes: ["newsprint", "alley"],
    motifs: ["skyline", "blinds"],
  },
  Western: { palettes: ["desert", "dawn"], motifs: ["horizon", "peaks"] },
  Animation: {
    palettes: ["lagoon", "candy", "meadow"],
    motifs: ["moonrise", "waves"],
  },
  Fantasy: {
    palettes: ["plum", "jade", "lagoon"],
    motifs: ["forest", "arches"],
  },
  Musical: { palettes: ["lemon", "candy"], motifs: ["rays", "shapes"] },
  Music: { palettes: ["plum", "lemon"], motifs: ["waves", "discs"] },
  War: { palettes: ["desert", "alley"], motifs: ["rays", "peaks"] },
  Romance: {
    palettes: ["candy", "dawn", "plum"],
    motifs: ["discs", "arches", "waves"],
  },
  Mystery: { palettes: ["denim", "alley"], motifs: ["iris", "stairs"] },
  Crime: {
    palettes: ["alley", "blood", "denim", "newsprint"],
    motifs: ["skyline", "blinds", "stairs"],
  },
  Thriller: { palettes: ["jade", "newsprint"], motifs: ["stairs", "iris"] },
  Family: { palettes: ["meadow", "lemon"], motifs: ["shapes", "moonrise"] },
  Comedy: {
    palettes: ["lemon", "candy", "meadow"],
    motifs: ["shapes", "skyline"],
  },
  Adventure: {
    palettes: ["lagoon", "desert"],
    motifs: ["peaks", "moonrise", "horizon"],
  },
  Action: { palettes: ["dawn", "newsprint"], motifs: ["rays", "skyline"] },
  History: { palettes: ["desert", "denim"], motifs: ["arches", "peaks"] },
  Biography: { palettes: ["newsprint", "denim"], motifs: ["discs", "arches"] },
  Documentary: { palettes: ["ice", "newsprint"], motifs: ["iris", "shapes"] },
  Drama: {
    palettes: ["ice", "dawn", "denim", "plum", "meadow", "newsprint"],
    motifs: ["stairs", "discs", "waves", "arches"],
  },
} as const satisfies Record<string, Mood>;

const anyMood: Mood = moods.Drama;

export function moodOf(genres: readonly string[]): Mood {
  const found = Object.entries(moods).find(([genre]) => genres.includes(genre));
  return found ? found[1] : anyMood;
}

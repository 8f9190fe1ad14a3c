import { moodOf } from "@/components/poster/genre-moods";
import type { MotifName } from "@/components/poster/motifs";
import { palettes, type Palette } from "@/components/poster/palettes";
import { hashText, pick, seededRandom } from "@/lib/seeded-random";

export type PosterSubject = {
  title: string;
  year?: number | null | undefined;
  genres: readonly string[];
};

export type Voice = "classic" | "wide" | "tall" | "spare";

export type PosterDesign = {
  palette: Palette;
  motif: MotifName;
  voice: Voice;
  titlePlace: "above" | "below";
  titleSize: number;
  seed: number;
};

/** Posters of an age share its lettering. */
function voicesOf(year: number | null | undefined): [Voice, ...Voice[]] {
  if (year == null || year >= 2000) return ["spare", "tall", "classic"];
  if (year >= 1980) return ["tall", "wide"];
  if (year >= 1950) return ["wide", "classic", "tall"];
  return ["classic", "tall"];
}

// Average letter widths in em, measured generously.
const letterWidths: Record<Voice, number> = {
  classic: 0.52,
  wide: 0.72,
  tall: 0.44,
  spare: 0.78,
};

// Hundredths of the poster's width, as are the sizes below.
const room = { width: 87, height: 21 };
const largest = 18;
const smallest = 6;

function countLines(words: readonly string[], lettersPerLine: number): number {
  let lines = 1;
  let used = 0;
  for (const word of words) {
    const wanted = used === 0 ? word.length : used + 1 + word.length;
    if (wanted <= lettersPerLine) {
      used = wanted;
    } else {
      lines += used === 0 ? 0 : 1;
      used = word.length;
    }
  }
  return lines;
}

function doesFit(
  words: readonly string[],
  voice: Voice,
  size: number,
): boolean {
  const lettersPerLine = room.width / (letterWidths[voice] * size);
  const isEachWordWhole = words.every((word) => word.length <= lettersPerLine);
  return (
    isEachWordWhole && countLines(words, lettersPerLine) * size <= room.height
  );
}

/** The largest lettering that leaves the title in its panel, with no word broken. */
export function fitTitle(title: string, voice: Voice): number {
  const words = title.split(/\s+/);
  for (let size = largest; size > smallest; size -= 0.5) {
    if (doesFit(words, voice, size)) return size;
  }
  return smallest;
}

/** The same film always gets the same poster. */
export function designPoster(subject: PosterSubject): PosterDesign {
  const seed = hashText(`${subject.title} ${subject.year ?? ""}`);
  const random = seededRandom(seed);
  const mood = moodOf(subject.genres);
  const voice = pick(voicesOf(subject.year), random);
  return {
    palette: palettes[pick(mood.palettes, random)],
    motif: pick(mood.motifs, random),
    voice,
    titlePlace: pick(["above", "below", "below"], random),
    titleSize: fitTitle(subject.title, voice),
    seed,
  };
}

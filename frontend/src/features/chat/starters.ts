import type { PosterSubject } from "@/components/poster/poster-design";

export type Starter = { kind: string; question: string; film: PosterSubject };

/** One question of each kind that the chat is good at. */
export const starters: readonly Starter[] = [
  {
    kind: "Who made it",
    question: "Who directed Parasite?",
    film: { title: "Parasite", year: 2019, genres: ["Drama", "Thriller"] },
  },
  {
    kind: "What to see next",
    question: "Films like The Third Man",
    film: {
      title: "The Third Man",
      year: 1949,
      genres: ["Film-Noir", "Mystery", "Thriller"],
    },
  },
  {
    kind: "When it came out",
    question: "When did Spirited Away come out?",
    film: {
      title: "Spirited Away",
      year: 2001,
      genres: ["Animation", "Adventure", "Family"],
    },
  },
  {
    kind: "How long it runs",
    question: "How long is Seven Samurai?",
    film: { title: "Seven Samurai", year: 1954, genres: ["Action", "Drama"] },
  },
  {
    kind: "What to watch tonight",
    question: "Something sad and beautiful from Asia",
    film: {
      title: "In the Mood for Love",
      year: 2000,
      genres: ["Drama", "Romance"],
    },
  },
  {
    kind: "Who is in it",
    question: "Who stars in Casablanca?",
    film: {
      title: "Casablanca",
      year: 1942,
      genres: ["Drama", "Romance", "War"],
    },
  },
];

import * as z from "zod";

import "@/lib/zod-without-eval";

const person = z.object({ id: z.string().nullable(), name: z.string() });

const castMember = person.extend({
  characters: z.array(z.string()).default([]),
});

/** A film card, as the HTTP contract has it; what the page does not show is left out. */
export const filmSchema = z.object({
  id: z.string(),
  title: z.string(),
  original_title: z.string().nullish(),
  year: z.number().nullish(),
  runtime: z.number().nullish(),
  genres: z.array(z.string()).default([]),
  directors: z.array(person).default([]),
  cast: z.array(castMember).default([]),
  rating: z.number().nullish(),
  votes: z.number().nullish(),
  logline: z.string().nullish(),
});

export type Film = z.infer<typeof filmSchema>;

export const reasonSchema = z.object({
  axis: z.string(),
  contribution: z.number(),
  evidence: z.array(z.string()).default([]),
});

/** One axis on which a film is comparable, and by how much. */
export type Reason = z.infer<typeof reasonSchema>;

/** Reads the parts of an answer. Knows the stream's payloads; knows nothing of the page. */
import * as z from "zod";

import { filmSchema, reasonSchema } from "@/lib/film";

import "@/lib/zod-without-eval";

/** Keeps the items that can be read: one bad film does not hide the others. */
function readableItems<Item extends z.ZodType>(item: Item) {
  return z
    .array(z.unknown())
    .transform((items): z.output<Item>[] =>
      items.flatMap((candidate) => item.safeParse(candidate).data ?? []),
    );
}

const planSchema = z.object({ line: z.string() });

const receiptSchema = z.object({
  sql: z.string().nullable(),
  params: z.array(z.unknown()).default([]),
  rowCount: z.number(),
  ms: z.number(),
  rows: z.array(z.record(z.string(), z.unknown())).default([]),
});

export type Receipt = z.infer<typeof receiptSchema>;

const citationSchema = z.object({
  n: z.int().positive(),
  filmId: z.string(),
  field: z.string(),
  text: z.string(),
});

export type Citation = z.infer<typeof citationSchema> & { title: string };

const shownFilmSchema = z.object({
  card: filmSchema,
  why: z.array(reasonSchema).nullish(),
});

/** A film beside an answer and, when it is comparable to another, why. */
export type ShownFilm = z.infer<typeof shownFilmSchema>;

const refusalSchema = z.object({
  reason: z.enum([
    "not_in_catalogue",
    "not_known",
    "out_of_scope",
    "ambiguous",
  ]),
  nearest: readableItems(filmSchema).default([]),
});

export type Refusal = z.infer<typeof refusalSchema>;

const answerPartSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({
    type: z.literal("tool-catalogue_query"),
    input: planSchema.optional().catch(undefined),
    output: receiptSchema.optional().catch(undefined),
  }),
  z.object({
    type: z.literal("source-url"),
    title: z.string().default(""),
    providerMetadata: z.object({ moviechat: citationSchema }),
  }),
  z.object({
    type: z.literal("data-film-cards"),
    data: z.object({
      cards: readableItems(shownFilmSchema),
      total: z.number(),
    }),
  }),
  z.object({
    type: z.literal("data-followups"),
    data: z.object({ items: z.array(z.string()) }),
  }),
  z.object({ type: z.literal("data-refusal"), data: refusalSchema }),
]);

export type AnswerPart = z.infer<typeof answerPartSchema>;

/** Returns the part, or null for one that this page does not know or cannot read. */
export function readAnswerPart(part: unknown): AnswerPart | null {
  return answerPartSchema.safeParse(part).data ?? null;
}

const statusSchema = z.object({
  type: z.literal("data-status"),
  data: z.object({ label: z.string() }),
});

/** Returns what the server says it is doing, or null when the part says no such thing. */
export function readStatusLabel(part: unknown): string | null {
  return statusSchema.safeParse(part).data?.data.label ?? null;
}

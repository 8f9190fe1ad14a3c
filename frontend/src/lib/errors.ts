import { APICallError } from "ai";
import * as z from "zod";

import "@/lib/zod-without-eval";

/** Why there is no (whole) answer. */
export type Failure =
  | { kind: "unreachable" }
  | { kind: "refused"; status: number | null; message: string | null }
  | { kind: "broken"; message: string | null };

const errorBodySchema = z.object({ message: z.string() });

function readErrorBody(body: string): string | null {
  try {
    return errorBodySchema.safeParse(JSON.parse(body)).data?.message ?? null;
  } catch {
    return null;
  }
}

/** Tells a server that is away from one that refused and from an answer that broke off. */
export function toFailure(error: Error): Failure {
  if (APICallError.isInstance(error)) {
    return {
      kind: "refused",
      status: error.statusCode ?? null,
      message: readErrorBody(error.responseBody ?? ""),
    };
  }
  if (error instanceof TypeError) return { kind: "unreachable" };
  // The client's own errors speak of its protocol, not of the question.
  const isProtocolError = error.name.startsWith("AI_");
  return { kind: "broken", message: isProtocolError ? null : error.message };
}

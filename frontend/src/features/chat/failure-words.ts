import { messages } from "@/features/chat/messages";
import type { Failure } from "@/lib/errors";

type FailureWords = { title: string; body: string };

/** The server's own words where it gave any: they say what to do. */
export function failureWords(failure: Failure): FailureWords {
  switch (failure.kind) {
    case "unreachable":
      return {
        title: messages.unreachableTitle,
        body: messages.unreachableBody,
      };
    case "refused":
      return {
        title: messages.refusedTitle,
        body: failure.message ?? messages.refusedBody(failure.status),
      };
    case "broken":
      return {
        title: messages.brokenTitle,
        body: failure.message ?? messages.brokenBody,
      };
  }
}

import { filmsBeside } from "@/features/chat/answer";
import { withoutCitations } from "@/features/chat/citations";
import { messages } from "@/features/chat/messages";
import type { Turn } from "@/features/chat/turns";

/** What a screen reader is told of a turn: nothing until it is complete, then all of it. */
export function announcementOf(turn: Turn | undefined): string {
  switch (turn?.state.kind) {
    case undefined:
    case "writing":
    case "failed": // the failure notice is an alert and speaks for itself
      return "";
    case "stopped":
      return messages.stopped;
    case "done": {
      const filmCount = filmsBeside(turn.answer).length;
      const films = filmCount > 0 ? messages.announcedFilms(filmCount) : "";
      const text = withoutCitations(turn.answer.text) || messages.unanswered;
      return `${text} ${films}`.trim();
    }
  }
}

import type { Refusal } from "@/lib/events";

const refusals: Record<Refusal["reason"], string> = {
  not_in_catalogue: "Not in the catalogue",
  not_known: "Not known",
  out_of_scope: "Not a question about films",
  ambiguous: "More than one film fits",
};

export const messages = {
  welcomeTitle: "Ask about a film. See how we know.",
  welcomeBody:
    "Facts come from the film catalogue, each with its source. Films like the ones you love come with the reasons why.",
  starters: "Questions to start with",
  transcript: "Conversation",
  yourQuestion: "You asked:",
  showAll: "Show all",
  showLess: "Show less",
  films: "Films in this answer",
  nearestFilms: "Nearest in the catalogue",
  noFilms: "Films that an answer speaks of appear here.",
  shownOf: (shown: number, total: number) => `${shown} of ${total}`,
  showMoreFilms: (count: number) =>
    count === 1 ? "Show 1 more film" : `Show ${count} more films`,
  showFilmsAgain: (count: number) =>
    count === 1 ? "Show its film" : `Show its ${count} films`,
  working: "Looking through the catalogue",
  stopped: "You stopped this answer.",
  unanswered: "No answer came to this question.",
  refusals,
  source: (n: number, title: string) => `Source ${n}: ${title}`,
  howKnown: "How I got this",
  plan: "Understood as",
  sql: "Query",
  noSql: "No films were read, only counted.",
  params: "With",
  found: (rows: number, ms: number) =>
    `${rows} ${rows === 1 ? "row" : "rows"} in ${ms} ms`,
  rows: "What came back",
  rowsCut: (shown: number, total: number) =>
    `The first ${shown} of ${total} rows.`,
  copy: "Copy",
  copied: "Copied",
  copyFailed: "Could not copy",
  sources: "Sources:",
  regenerate: "Ask again",
  followups: "Ask next",
  newChat: "New chat",
  composerLabel: "Your question",
  composerPlaceholder: "Ask about a film",
  composerHint:
    "Enter sends, Shift + Enter starts a new line, Escape stops the answer.",
  send: "Send",
  stop: "Stop the answer",
  retry: "Try again",
  unreachableTitle: "Movie Chat is not answering",
  unreachableBody:
    "Its server cannot be reached from here. Check that it is running, then try again.",
  refusedTitle: "The server turned this down",
  refusedBody: (status: number | null) =>
    status === null
      ? "It gave no reason."
      : `It gave no reason, only status ${status}.`,
  brokenTitle: "The answer broke off",
  brokenBody: "What arrived could not be read to its end.",
  announcedFilms: (count: number) =>
    count === 1 ? "1 film is shown." : `${count} films are shown.`,
} as const;

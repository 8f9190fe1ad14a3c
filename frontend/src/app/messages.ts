export const messages = {
  title: "Movie Chat",
  description:
    "Ask about films and see how the answer is known: facts with their sources, recommendations with their reasons.",
  notFoundTitle: "This reel is missing",
  notFoundBody:
    "There is no page at this address. The film catalogue is still where you left it.",
  backToChat: "Back to the chat",
  crashTitle: "The film tore",
  crashBody: "Something on this page broke. Your next try may well work.",
  crashRetry: "Try again",
} as const;

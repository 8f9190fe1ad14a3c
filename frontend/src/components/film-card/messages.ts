export const messages = {
  rating: (rating: string, votes: string | null) =>
    votes === null ? `${rating} on IMDb` : `${rating} · ${votes} IMDb votes`,
  cast: (names: string) => `With ${names}`,
  reasons: "Why it is here",
  moreReasons: (count: number) =>
    count === 1 ? "1 more reason" : `${count} more reasons`,
  share: (percent: number) => `${percent} %`,
  loading: "Fetching films",
  axes: {
    plot: "Story",
    theme: "Themes",
    genre: "Genre",
    cast: "Cast",
    makers: "Makers",
    era: "Era",
    tone: "Tone",
    scale: "Scale",
    co_like: "Liked together",
  },
} as const;

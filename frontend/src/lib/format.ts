const compact = new Intl.NumberFormat("en", {
  notation: "compact",
  maximumSignificantDigits: 3,
});

/** 430123 → "430k", 2800000 → "2.8M". */
export function formatCount(count: number): string {
  return compact.format(count).replace("K", "k");
}

/** 142 → "2 h 22 min". */
export function formatRuntime(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** "co_like" → "Co like": for names that no table of labels knows. */
export function formatName(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const themes = ["light", "dark", "system"] as const;

export type Theme = (typeof themes)[number];

// The same key is read by public/theme.js, before the first paint.
const storageKey = "moviechat-theme";
const changed = "moviechat-theme-changed";

export function readTheme(): Theme {
  try {
    const stored = localStorage.getItem(storageKey);
    return themes.find((theme) => theme === stored) ?? "system";
  } catch {
    return "system"; // storage is closed to this page; the theme then lasts until reload
  }
}

export function applyTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
  try {
    localStorage.setItem(storageKey, theme);
  } catch {
    // as above
  }
  window.dispatchEvent(new Event(changed));
}

/** Tells of changes made here and in other tabs. */
export function subscribeToTheme(onChange: () => void): () => void {
  window.addEventListener(changed, onChange);
  window.addEventListener("storage", onChange);
  return () => {
    window.removeEventListener(changed, onChange);
    window.removeEventListener("storage", onChange);
  };
}

export const messages = {
  product: "Movie Chat",
  theme: "Theme",
  themes: { light: "Light", dark: "Dark", system: "As the system" },
} as const;

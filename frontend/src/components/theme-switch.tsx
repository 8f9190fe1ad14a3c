"use client";

import { Monitor, Moon, Sun } from "lucide-react";

import { messages } from "@/components/messages";
import { useTheme } from "@/hooks/use-theme";
import { applyTheme, themes } from "@/lib/theme";

const icons = { light: Sun, dark: Moon, system: Monitor };

export function ThemeSwitch() {
  const current = useTheme();
  return (
    <fieldset className="flex rounded-full border border-line bg-surface p-0.5">
      <legend className="sr-only">{messages.theme}</legend>
      {themes.map((theme) => {
        const Icon = icons[theme];
        return (
          <label
            key={theme}
            title={messages.themes[theme]}
            className="grid size-7 cursor-pointer place-items-center rounded-full text-soft transition-colors hover:text-ink has-checked:bg-ink has-checked:text-ground has-checked:forced-color-adjust-none has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="theme"
              className="sr-only"
              checked={theme === current}
              onChange={() => {
                applyTheme(theme);
              }}
            />
            <Icon aria-hidden="true" className="size-3.5" />
            <span className="sr-only">{messages.themes[theme]}</span>
          </label>
        );
      })}
    </fieldset>
  );
}

import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";

import { ThemeSwitch } from "@/components/theme-switch";

afterEach(() => {
  localStorage.clear();
});

test("the system's theme stands until one is chosen", () => {
  render(<ThemeSwitch />);

  expect(screen.getByRole("radio", { name: "As the system" })).toBeChecked();
});

test("a chosen theme is applied and kept", async () => {
  render(<ThemeSwitch />);

  await userEvent.click(screen.getByRole("radio", { name: "Dark" }));

  expect(screen.getByRole("radio", { name: "Dark" })).toBeChecked();
  expect(document.documentElement).toHaveAttribute("data-theme", "dark");
  expect(localStorage.getItem("moviechat-theme")).toBe("dark");
});

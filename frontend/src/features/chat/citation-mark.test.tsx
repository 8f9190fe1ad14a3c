import { act, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";

import { CitationMark } from "@/features/chat/citation-mark";

afterEach(() => {
  vi.useRealTimers();
});

function runTimers(): void {
  vi.runAllTimers();
}

function renderMark() {
  render(
    <CitationMark
      citation={{
        n: 1,
        filmId: "tt0022100",
        field: "directors",
        text: "Fritz Lang",
        title: "M (1931) · directors",
      }}
    />,
  );
  return screen.getByRole("button", { name: "Source 1: M (1931) · directors" });
}

test("focus shows the very field and its words", async () => {
  const mark = renderMark();

  await userEvent.tab();

  expect(screen.getByRole("tooltip")).toHaveTextContent(
    "DirectorsFritz LangM (1931)",
  );
  expect(mark).toHaveAccessibleDescription(/Fritz Lang/);
});

test("Escape hides the note and goes no further", async () => {
  renderMark();
  let escapes = 0;
  window.addEventListener("keydown", () => (escapes += 1), { once: true });

  await userEvent.tab();
  escapes = 0;
  await userEvent.keyboard("{Escape}");

  expect(screen.queryByRole("tooltip")).not.toBeInTheDocument();
  expect(escapes).toBe(0);
});

test("Escape hides a note that the pointer opened", async () => {
  const mark = renderMark();

  await userEvent.hover(mark);
  expect(screen.getByRole("tooltip")).toBeVisible();
  await userEvent.keyboard("{Escape}");

  expect(screen.queryByRole("tooltip")).not.toBeInTheDocument();
});

test("the note stays while the pointer is on it, and goes soon after", () => {
  vi.useFakeTimers();
  const mark = renderMark();

  fireEvent.pointerEnter(mark);
  fireEvent.pointerLeave(mark);
  fireEvent.pointerEnter(screen.getByRole("tooltip"));
  act(runTimers);
  expect(screen.getByRole("tooltip")).toBeVisible();

  fireEvent.pointerLeave(screen.getByRole("tooltip"));
  act(runTimers);
  expect(screen.queryByRole("tooltip")).not.toBeInTheDocument();
});

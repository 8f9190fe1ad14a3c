import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import { QuestionHeading } from "@/features/chat/question-heading";

test("a question of ordinary length stands whole", () => {
  render(<QuestionHeading question="Who made M?" />);

  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

test.each([
  ["many words", "why ".repeat(200)],
  ["many lines", "a\nb\nc\nd\ne"],
])("a question of %s is cut until all of it is asked for", async (_, text) => {
  render(<QuestionHeading question={text} />);
  const heading = screen.getByRole("heading");
  expect(heading).toHaveClass("line-clamp-4");

  await userEvent.click(screen.getByRole("button", { name: "Show all" }));

  expect(heading).not.toHaveClass("line-clamp-4");
  const button = screen.getByRole("button", { name: "Show less" });
  expect(button).toHaveFocus();
});

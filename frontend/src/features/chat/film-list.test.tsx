import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import { FilmList } from "@/features/chat/film-list";
import { receive } from "@/features/chat/fixtures/receive";
import { recordedStream } from "@/features/chat/fixtures/streams";

test("more films take the focus that their button had", async () => {
  const { answer } = await receive(recordedStream("fact"));
  const films = Array.from({ length: 6 }, (_, index) =>
    answer.films.map(({ card }) => ({
      card: { ...card, id: `tt${index}`, title: `Film ${index}` },
    })),
  ).flat();
  render(<FilmList films={films} />);

  await userEvent.click(
    screen.getByRole("button", { name: "Show 2 more films" }),
  );

  expect(screen.getAllByRole("article")).toHaveLength(6);
  expect(document.activeElement).toHaveTextContent("Film 4");
});

import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import * as z from "zod";

import { ChatView } from "@/features/chat/chat-view";
import {
  handMadeStream,
  recordedStream,
  streamResponse,
} from "@/features/chat/fixtures/streams";

import "@/lib/zod-without-eval";

const bodySchema = z.object({
  id: z.uuid(),
  trigger: z.string(),
  message: z.object({ role: z.string(), parts: z.array(z.unknown()) }),
});

const serve = vi.fn<typeof fetch>();

function answerWith(stream: string): void {
  const unique = stream.replace("msg_1", crypto.randomUUID());
  serve.mockResolvedValueOnce(streamResponse(unique));
}

function sentBody(call: number) {
  const body = z.string().parse(serve.mock.calls[call]?.[1]?.body);
  return bodySchema.parse(JSON.parse(body));
}

function theAnswer(): Promise<HTMLElement> {
  const log = screen.getByRole("log");
  return within(log).findByText(/Carol Reed directed/);
}

beforeEach(() => {
  serve.mockReset();
  vi.stubGlobal("fetch", serve);
});

test("a starter question is asked and answered, film and all", async () => {
  answerWith(recordedStream("fact"));
  render(<ChatView />);

  await userEvent.click(
    screen.getByRole("button", { name: /Who directed Parasite/ }),
  );

  expect(await theAnswer()).toBeVisible();
  const log = screen.getByRole("log");
  expect(
    within(log).getByRole("heading", { name: "The Third Man" }),
  ).toBeVisible();
  expect(log).toHaveAttribute("aria-busy", "false");
  expect(sentBody(0)).toMatchObject({
    trigger: "submit-message",
    message: {
      role: "user",
      parts: [{ type: "text", text: "Who directed Parasite?" }],
    },
  });
});

test("a whole answer is announced once, without its marks", async () => {
  answerWith(recordedStream("fact"));
  render(<ChatView />);

  await userEvent.click(
    screen.getByRole("button", { name: /Who directed Parasite/ }),
  );
  await screen.findByRole("button", { name: "Ask again" });

  expect(screen.getByRole("status")).toHaveTextContent(
    "Carol Reed directed The Third Man (1949). 1 film is shown.",
  );
});

test("a follow-up sends itself in the same chat, alone", async () => {
  answerWith(recordedStream("fact"));
  answerWith(recordedStream("similar"));
  render(<ChatView />);

  await userEvent.click(
    screen.getByRole("button", { name: /Who directed Parasite/ }),
  );
  await userEvent.click(
    await screen.findByRole("button", {
      name: "Films like The Third Man (1949)",
    }),
  );

  expect(
    await screen.findByRole("heading", { name: "King Kong" }),
  ).toBeVisible();
  expect(sentBody(1).id).toBe(sentBody(0).id);
  expect(sentBody(1).message.parts).toEqual([
    { type: "text", text: "Films like The Third Man (1949)" },
  ]);
});

test("a server that is away can be tried again", async () => {
  serve.mockRejectedValueOnce(new TypeError("Failed to fetch"));
  answerWith(recordedStream("fact"));
  render(<ChatView />);

  await userEvent.click(
    screen.getByRole("button", { name: /Who directed Parasite/ }),
  );
  expect(await screen.findByRole("alert")).toHaveTextContent(
    "Movie Chat is not answering",
  );
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));

  expect(await theAnswer()).toBeVisible();
  expect(sentBody(1).trigger).toBe("regenerate-message");
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

test("markup in a title is only text", async () => {
  answerWith(handMadeStream("hostile"));
  render(<ChatView />);

  await userEvent.type(
    screen.getByLabelText("Your question"),
    "hostile{Enter}",
  );

  expect(
    await screen.findByRole("heading", {
      name: "<img src=x onerror=alert(1)>",
    }),
  ).toBeVisible();
  expect(document.querySelector("img")).toBeNull();
});

test("a new chat starts from the starter questions, under a new id", async () => {
  answerWith(recordedStream("fact"));
  answerWith(recordedStream("fact"));
  render(<ChatView />);
  const starter = /Who directed Parasite/;

  await userEvent.click(screen.getByRole("button", { name: starter }));
  await userEvent.click(
    await screen.findByRole("button", { name: "New chat" }),
  );
  expect(screen.queryByRole("log")).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: starter }));

  expect(sentBody(1).id).not.toBe(sentBody(0).id);
});

test("an answer that failed stays marked when another is asked", async () => {
  answerWith(handMadeStream("failure"));
  answerWith(recordedStream("fact"));
  render(<ChatView />);
  const box = screen.getByLabelText("Your question");

  await userEvent.type(box, "first{Enter}");
  const notice = await screen.findByRole("alert");
  await userEvent.type(box, "second{Enter}");

  expect(await theAnswer()).toBeVisible();
  expect(notice).toHaveTextContent("The catalogue went away.");
});

test("two calls in one task ask once", async () => {
  answerWith(recordedStream("fact"));
  render(<ChatView />);
  const starter = screen.getByRole("button", { name: /Who directed Parasite/ });

  act(() => {
    starter.click();
    starter.click();
  });

  expect(await theAnswer()).toBeVisible();
  expect(serve).toHaveBeenCalledOnce();
});

test("without a keyboard, a new chat moves focus to its heading", async () => {
  answerWith(recordedStream("fact"));
  render(<ChatView />);

  await userEvent.click(
    screen.getByRole("button", { name: /Who directed Parasite/ }),
  );
  await userEvent.click(
    await screen.findByRole("button", { name: "New chat" }),
  );

  expect(screen.getByRole("heading", { level: 2 })).toHaveFocus();
});

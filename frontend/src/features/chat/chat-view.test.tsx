import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import * as z from "zod";

import { ChatView } from "@/features/chat/chat-view";
import {
  recordedStream,
  streamResponse,
} from "@/features/chat/fixtures/recorded";

import "@/lib/zod-without-eval";

const bodySchema = z.object({
  id: z.uuid(),
  trigger: z.string(),
  message: z.object({ role: z.string(), parts: z.array(z.unknown()) }),
});

const serve = vi.fn<typeof fetch>();

function answerWith(name: string): void {
  const unique = recordedStream(name).replace("msg_1", crypto.randomUUID());
  serve.mockResolvedValueOnce(streamResponse(unique));
}

function sentBody(call: number) {
  const body = z.string().parse(serve.mock.calls[call]?.[1]?.body);
  return bodySchema.parse(JSON.parse(body));
}

function theAnswer(): Promise<HTMLElement> {
  const log = screen.getByRole("log");
  return within(log).findByText(/Bong Joon Ho directed/);
}

beforeEach(() => {
  serve.mockReset();
  vi.stubGlobal("fetch", serve);
});

test("a starter question is asked and answered, film and all", async () => {
  answerWith("fact");
  render(<ChatView />);

  await userEvent.click(
    screen.getByRole("button", { name: /Who directed Parasite/ }),
  );

  expect(await theAnswer()).toBeVisible();
  const log = screen.getByRole("log");
  expect(within(log).getByRole("heading", { name: "Parasite" })).toBeVisible();
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
  answerWith("fact");
  render(<ChatView />);

  await userEvent.click(
    screen.getByRole("button", { name: /Who directed Parasite/ }),
  );
  await screen.findByRole("button", { name: "Ask again" });

  expect(screen.getByRole("status")).toHaveTextContent(
    "Bong Joon Ho directed Parasite (2019). 1 film is shown.",
  );
});

test("a follow-up sends itself in the same chat, alone", async () => {
  answerWith("fact");
  answerWith("comparables");
  render(<ChatView />);

  await userEvent.click(
    screen.getByRole("button", { name: /Who directed Parasite/ }),
  );
  await userEvent.click(
    await screen.findByRole("button", { name: "Films like Parasite" }),
  );

  expect(
    await screen.findByRole("heading", { name: "Touch of Evil" }),
  ).toBeVisible();
  expect(sentBody(1).id).toBe(sentBody(0).id);
  expect(sentBody(1).message.parts).toEqual([
    { type: "text", text: "Films like Parasite" },
  ]);
});

test("a server that is away can be tried again", async () => {
  serve.mockRejectedValueOnce(new TypeError("Failed to fetch"));
  answerWith("fact");
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
  answerWith("hostile");
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
  answerWith("fact");
  answerWith("fact");
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

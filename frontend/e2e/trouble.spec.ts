import { expect, test, type Page } from "@playwright/test";

import { startMockServer } from "./mock-server.mjs";

let server: Awaited<ReturnType<typeof startMockServer>>;

test.beforeEach(async ({ page }) => {
  server = await startMockServer();
  await page.goto(server.address);
});

test.afterEach(async () => {
  await server.stop();
});

async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel("Your question").fill(question);
  await page.keyboard.press("Enter");
}

test("Escape stops an answer and keeps what was said", async ({ page }) => {
  const log = page.getByRole("log");

  await ask(page, "One that never ends");
  await expect(log).toContainText("Closest to The Third Man");
  await page.keyboard.press("Escape");

  await expect(log.getByText("You stopped this answer.")).toBeVisible();
  await expect(log).toContainText("Closest to The Third Man");
  await expect(log).toHaveAttribute("aria-busy", "false");
  await expect(page.getByLabel("Your question")).toBeFocused();
});

test("an answer that breaks off keeps its words and says why", async ({
  page,
}) => {
  await ask(page, "One that breaks off");

  const notice = page.getByRole("log").getByRole("alert");
  await expect(notice).toContainText("The catalogue went away.");
  await expect(page.getByRole("log")).toContainText("The catalogue holds");
  await notice.getByRole("button", { name: "Try again" }).click();
  await expect(notice).toBeVisible();
});

test("a server that is away can be tried again when it is back", async ({
  page,
}) => {
  const { port } = new URL(server.address);
  await server.stop();
  await ask(page, "Who directed Parasite?");
  const log = page.getByRole("log");
  await expect(log.getByRole("alert")).toContainText("cannot be reached");

  server = await startMockServer(Number(port));
  await log.getByRole("button", { name: "Try again" }).click();

  await expect(log).toContainText("Bong Joon Ho directed Parasite");
  await expect(log.getByRole("alert")).toHaveCount(0);
});

test("a refusal shows the server's own words", async ({ page }) => {
  await ask(page, "One too many");

  await expect(page.getByRole("log").getByRole("alert")).toContainText(
    "Too many questions at once.",
  );
});

test("markup from the data is text, and breaks no policy", async ({ page }) => {
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("dialog", (dialog) => complaints.push(dialog.message()));

  await ask(page, "Something hostile");

  await expect(
    page.getByRole("heading", { name: "<img src=x onerror=alert(1)>" }),
  ).toBeVisible();
  await expect(page.locator("img")).toHaveCount(0);
  expect(complaints).toEqual([]);
});

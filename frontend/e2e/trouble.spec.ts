import { expect, type Page } from "@playwright/test";

import { startMockServer } from "./mock-server.mjs";
import { test as quietTest } from "./quiet-page";

type Mock = Awaited<ReturnType<typeof startMockServer>>;

const test = quietTest.extend<{ mock: Mock }>({
  // The empty pattern is how Playwright is told that it needs no other fixture.
  mock: async ({}, runTest) => {
    const mock = await startMockServer();
    await runTest(mock);
    await mock.stop();
  },
  baseURL: async ({ mock }, runTest) => {
    await runTest(mock.address);
  },
});

test.beforeEach(async ({ page }) => {
  await page.goto("/");
});

async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel("Your question").fill(question);
  await page.keyboard.press("Enter");
}

test("Escape stops an answer and keeps what was said", async ({ page }) => {
  const log = page.getByRole("log");

  await ask(page, "One that never ends");
  await expect(log).toContainText("Closest to King Kong (1933)");
  await page.keyboard.press("Escape");

  await expect(log.getByText("You stopped this answer.")).toBeVisible();
  await expect(log).toContainText("Closest to King Kong (1933)");
  await expect(log).toHaveAttribute("aria-busy", "false");
  await expect(page.getByLabel("Your question")).toBeFocused();
});

for (const way of ["a click", "the keyboard"]) {
  test(`the Stop button, by ${way}, sends no draft`, async ({ page }) => {
    const log = page.getByRole("log");
    const box = page.getByLabel("Your question");

    await ask(page, "One that never ends");
    await expect(log).toContainText("Closest to King Kong (1933)");
    await box.fill("a draft");
    const stop = page.getByRole("button", { name: "Stop the answer" });
    await (way === "a click" ? stop.click() : stop.press("Enter"));

    await expect(log.getByText("You stopped this answer.")).toBeVisible();
    await expect(log).toHaveAttribute("aria-busy", "false");
    await expect(log.getByText("You asked:")).toHaveCount(1);
    await expect(box).toHaveValue("a draft");
  });
}

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

test.describe("a server that is away", () => {
  test.use({
    // Refused, or cut off in one of many ways where a connection from before was kept.
    allowedGrumble: /^Failed to load resource: net::ERR_[A-Z_]+$/,
  });

  test("can be tried again when it is back", async ({ page, mock }) => {
    await mock.stop();
    await ask(page, "Who directed The Third Man?");
    const log = page.getByRole("log");
    await expect(log.getByRole("alert")).toContainText("cannot be reached");

    await mock.start();
    await log.getByRole("button", { name: "Try again" }).click();

    await expect(log).toContainText("Carol Reed directed The Third Man");
    await expect(log.getByRole("alert")).toHaveCount(0);
  });
});

test.describe("a refusal", () => {
  test.use({ allowedGrumble: /^Failed to load resource: .* status of 429 / });

  test("shows the server's own words", async ({ page }) => {
    await ask(page, "One too many");

    await expect(page.getByRole("log").getByRole("alert")).toContainText(
      "Too many questions at once.",
    );
  });
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

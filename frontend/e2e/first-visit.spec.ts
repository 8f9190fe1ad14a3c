import { expect, type Page } from "@playwright/test";

import { test } from "./quiet-page";

async function shoot(page: Page, name: string): Promise<void> {
  const { project } = test.info();
  await page.screenshot({
    path: `test-results/screens/${project.name}-${name}.png`,
  });
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

test("a first visit: a fact, its receipt, comparables and a follow-up", async ({
  page,
}) => {
  const log = page.getByRole("log");
  const followups = page.getByRole("list", { name: "Ask next" });

  await page.goto("/");
  await expect(page.getByRole("heading", { level: 2 })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await shoot(page, "1-welcome");

  await page.getByRole("button", { name: /Who directed Parasite\?/ }).click();
  await expect(log).toContainText("Bong Joon Ho");
  await expect(followups).toBeVisible();
  await expect(log).toHaveAttribute("aria-busy", "false");

  await log
    .getByRole("button", { name: /^Source 1:/ })
    .first()
    .hover();
  await expect(page.getByRole("tooltip")).toContainText("Director");
  await expect(page.getByRole("tooltip")).toContainText("Bong Joon Ho");
  await shoot(page, "2-citation");

  await expect(
    page.getByRole("heading", { name: "Parasite", level: 3 }),
  ).toBeVisible();
  await expect(page.getByText(/^2019 · Bong Joon[ -]Ho$/i)).toBeVisible();

  await page.getByText("How I got this").click();
  await expect(log.getByText("Understood as")).toBeVisible();
  await expect(log.getByText(/^\d+ rows? in [\d.]+ ms$/)).toBeVisible();
  await expectNoSidewaysScroll(page);
  await shoot(page, "3-receipt");

  const question = "films like The Third Man";
  await page.getByLabel("Your question").fill(question);
  await page.getByLabel("Your question").press("Enter");
  await expect(
    log.getByRole("heading", { name: `You asked: ${question}` }),
  ).toBeVisible();
  await expect(page.getByText("Why it is here").first()).toBeVisible();
  await expect(log).toHaveAttribute("aria-busy", "false");
  await expect(page.getByLabel("Your question")).toBeFocused();
  await expectNoSidewaysScroll(page);
  await shoot(page, "4-comparables");
  await log.getByText("How I got this").last().click();
  await expect(log.getByText("Understood as").last()).toBeVisible();
  await expectNoSidewaysScroll(page);

  if (test.info().project.name === "desktop") {
    const earlier = log.getByRole("button", { name: "Show its film" }).first();
    await earlier.click();
    await expect(earlier).toHaveAttribute("aria-pressed", "true");
    await expect(earlier).toBeFocused();
  }

  const chip = followups.getByRole("button").first();
  const next = (await chip.textContent()) ?? "";
  await chip.click();
  await expect(
    log.getByRole("heading", { name: `You asked: ${next}` }),
  ).toBeVisible();
  await expect(log).toHaveAttribute("aria-busy", "false");
  await expect(page.getByRole("status")).not.toBeEmpty();
  await expect(log.getByRole("alert")).toHaveCount(0);
  await shoot(page, "5-followup");
});

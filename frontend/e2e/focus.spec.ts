import { expect, type Locator, type Page } from "@playwright/test";

import { test } from "./quiet-page";

test.use({ viewport: { width: 640, height: 400 } });

async function isUncovered(focused: Locator): Promise<boolean> {
  return focused.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const inset = 2;
    const seen = document.elementFromPoint(
      left + width / 2,
      top + height - inset,
    );
    return element.contains(seen) || (seen?.contains(element) ?? false);
  });
}

async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel("Your question").fill(question);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Ask again" })).toBeVisible();
}

test("what takes focus is never under the composer", async ({ page }) => {
  await page.goto("/");
  await ask(page, "films like The Third Man");
  const composer = page.getByLabel("Your question");
  await page.evaluate(() => {
    window.scrollTo({ top: 0, behavior: "instant" });
    document.querySelector<HTMLElement>("[role=log] button")?.focus();
  });

  const covered: string[] = [];
  while (!(await composer.evaluate((box) => box === document.activeElement))) {
    const focused = page.locator(":focus");
    await expect
      .poll(() => isUncovered(focused), { timeout: 3000 })
      .toBe(true)
      .catch(async () => {
        covered.push(await focused.innerText());
      });
    await page.keyboard.press("Tab");
  }
  expect(covered).toEqual([]);
});

test("typing does not move the page", async ({ page }) => {
  await page.goto("/");
  await ask(page, "films like The Third Man");
  await page.evaluate(() => {
    window.scrollTo({ top: 100, behavior: "instant" });
  });
  await page.getByLabel("Your question").focus();
  const before = await page.evaluate(() => window.scrollY);

  await page.keyboard.type("a draft");

  expect(await page.evaluate(() => window.scrollY)).toBe(before);
});

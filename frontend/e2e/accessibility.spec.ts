import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

import { test } from "./quiet-page";

// Fading in counts as low contrast while it lasts.
test.use({ contextOptions: { reducedMotion: "reduce" } });

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags([
      "wcag2a",
      "wcag2aa",
      "wcag21a",
      "wcag21aa",
      "wcag22aa",
      "best-practice",
    ])
    .analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    at: nodes.map(({ target }) => target.join(" ")),
  }));
  expect(found).toEqual([]);
}

for (const theme of ["Light", "Dark"]) {
  test(`axe finds nothing in the ${theme} theme`, async ({ page }) => {
    await page.goto("/");
    await page.getByTitle(theme).click();
    await expectNoViolations(page);

    await page.getByLabel("Your question").fill("films like The Third Man");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Ask again" })).toBeVisible();
    await page.getByText("How I got this").click();
    await expectNoViolations(page);

    await page
      .getByRole("log")
      .getByRole("button", { name: /^Source/ })
      .first()
      .focus();
    await expect(page.getByRole("tooltip")).toBeVisible();
    await expectNoViolations(page);
  });
}

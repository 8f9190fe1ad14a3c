import { expect } from "@playwright/test";

import { test } from "./quiet-page";

// scripts/journeys adds this film to the catalogue of the server under test.
const title = "<img src=x onerror=alert(1)>";

test("a film whose title is markup is just a title, from the real server", async ({
  page,
}) => {
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });

  await page.goto("/");
  await page.getByLabel("Your question").fill(`Who directed ${title}?`);
  await page.getByLabel("Your question").press("Enter");

  await expect(page.getByRole("log")).toContainText(
    `Ada Sly directed ${title} (2001)`,
  );
  await expect(
    page.getByRole("heading", { name: title, level: 3 }),
  ).toBeVisible();
  await expect(page.locator("img")).toHaveCount(0);
  expect(dialogs).toEqual([]);
});

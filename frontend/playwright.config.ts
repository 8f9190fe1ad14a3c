import { existsSync } from "node:fs";
import process from "node:process";

import { defineConfig } from "@playwright/test";

const browsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const executablePath =
  process.env["CHROMIUM_PATH"] ?? browsers.find((path) => existsSync(path));
if (!executablePath) {
  throw new Error("Found no Chromium or Chrome. Set CHROMIUM_PATH to one.");
}

const baseURL = process.env["BASE_URL"];
if (!baseURL) {
  throw new Error("Set BASE_URL to a running Movie Chat.");
}

export default defineConfig({
  testDir: "e2e",
  // Screenshots lie beside it, so that a run does not clear them.
  outputDir: "test-results/artifacts",
  reporter: "list",
  forbidOnly: true,
  // A machine with much else to do answers late, not wrongly.
  expect: { timeout: 15_000 },
  use: {
    baseURL,
    trace: "retain-on-failure",
    launchOptions: {
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
      ],
    },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 800 } } },
    { name: "phone", use: { viewport: { width: 390, height: 844 } } },
  ],
});

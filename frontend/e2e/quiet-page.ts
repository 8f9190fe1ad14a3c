import { test as base, expect } from "@playwright/test";

type Quiet = { allowedGrumble: RegExp | null };

/** A page that must not grumble in the console nor call on another host. */
export const test = base.extend<Quiet>({
  /** For a network error that the test itself brings about: the browser logs those. */
  allowedGrumble: [null, { option: true }],
  page: async ({ page, baseURL, allowedGrumble }, runTest) => {
    const grumbles: string[] = [];
    const strangers: string[] = [];
    page.on("console", (message) => {
      const isAllowed = allowedGrumble?.test(message.text()) ?? false;
      if (["error", "warning"].includes(message.type()) && !isAllowed) {
        grumbles.push(message.text());
      }
    });
    page.on("pageerror", (error) => grumbles.push(String(error)));
    page.on("request", (request) => {
      const url = new URL(request.url());
      const isWeb = ["http:", "https:", "ws:", "wss:"].includes(url.protocol);
      if (isWeb && baseURL && url.host !== new URL(baseURL).host) {
        strangers.push(url.href);
      }
    });

    await runTest(page);

    expect(grumbles, "console errors and warnings").toEqual([]);
    expect(strangers, "requests to other hosts").toEqual([]);
  },
});

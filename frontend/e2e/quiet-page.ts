import { test as base, expect } from "@playwright/test";

/** A page that must not grumble in the console nor call on another host. */
export const test = base.extend({
  page: async ({ page, baseURL }, runTest) => {
    const grumbles: string[] = [];
    const strangers: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) {
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

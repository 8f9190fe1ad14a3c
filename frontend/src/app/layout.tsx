import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";

import { messages } from "@/app/messages";
import "@/app/globals.css";

export const metadata: Metadata = {
  title: messages.title,
  description: messages.description,
  applicationName: messages.title,
  robots: { index: false },
  formatDetection: { telephone: false, date: false },
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f5f3f8" },
    { media: "(prefers-color-scheme: dark)", color: "#130f1c" },
  ],
};

type RootLayoutProps = { children: ReactNode };

export default function RootLayout({ children }: RootLayoutProps) {
  return (
    // theme.js sets data-theme before React wakes.
    <html lang="en" data-scroll-behavior="smooth" suppressHydrationWarning>
      <head>
        {/* Blocking on purpose: the theme must stand before the first paint. */}
        {/* eslint-disable-next-line @next/next/no-sync-scripts */}
        <script src="/theme.js" />
      </head>
      <body className="font-sans antialiased">{children}</body>
    </html>
  );
}

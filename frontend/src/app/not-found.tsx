import type { Metadata } from "next";
import Link from "next/link";

import { messages } from "@/app/messages";
import { Intermission } from "@/components/intermission";
import { buttonStyle } from "@/components/ui/button";

export const metadata: Metadata = {
  title: `${messages.notFoundTitle} · ${messages.title}`,
};

export default function NotFound() {
  return (
    <Intermission title={messages.notFoundTitle} body={messages.notFoundBody}>
      <Link
        href="/"
        prefetch={false}
        className={buttonStyle({ look: "primary" })}
      >
        {messages.backToChat}
      </Link>
    </Intermission>
  );
}

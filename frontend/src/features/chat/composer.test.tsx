import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createRef, useState } from "react";
import { flushSync } from "react-dom";
import { expect, test, vi } from "vitest";

import { Composer } from "@/features/chat/composer";

function renderComposer({ isWriting = false } = {}) {
  const onSend = vi.fn();
  const onStop = vi.fn();
  render(
    <Composer
      inputRef={{ current: null }}
      isWriting={isWriting}
      onSend={onSend}
      onStop={onStop}
    />,
  );
  return { onSend, onStop, box: screen.getByLabelText("Your question") };
}

/** A composer whose answer ends as soon as it is stopped, as it does on the page. */
function StoppableComposer({ onSend }: { onSend: () => void }) {
  const [isWriting, setIsWriting] = useState(true);
  return (
    <Composer
      inputRef={createRef()}
      isWriting={isWriting}
      onSend={onSend}
      onStop={() => {
        // As in a browser, the page is drawn anew before the click has its effect.
        flushSync(() => {
          setIsWriting(false);
        });
      }}
    />
  );
}

test("Enter sends what was written and empties the box", async () => {
  const { onSend, box } = renderComposer();

  await userEvent.type(box, " Who made M? {Enter}");

  expect(onSend).toHaveBeenCalledExactlyOnceWith("Who made M?");
  expect(box).toHaveValue("");
});

test("Shift and Enter start a new line", async () => {
  const { onSend, box } = renderComposer();

  await userEvent.type(box, "one{Shift>}{Enter}{/Shift}two");

  expect(box).toHaveValue("one\ntwo");
  expect(onSend).not.toHaveBeenCalled();
});

test("an empty question is not sent", async () => {
  const { onSend, box } = renderComposer();

  await userEvent.type(box, "   {Enter}");

  expect(onSend).not.toHaveBeenCalled();
  expect(screen.getByRole("button", { name: "Send" })).toBeDisabled();
});

test("while an answer is written, a draft is kept and the button stops", async () => {
  const { onSend, onStop, box } = renderComposer({ isWriting: true });

  await userEvent.type(box, "next{Enter}");
  await userEvent.click(
    screen.getByRole("button", { name: "Stop the answer" }),
  );

  expect(box).toHaveValue("next");
  expect(onSend).not.toHaveBeenCalled();
  expect(onStop).toHaveBeenCalledOnce();
});

test.each(["click", "Enter", "Space"])(
  "stopping by %s leaves the draft unsent",
  async (way) => {
    const onSend = vi.fn();
    render(<StoppableComposer onSend={onSend} />);
    const box = screen.getByLabelText("Your question");

    await userEvent.type(box, "a draft");
    const stop = screen.getByRole("button", { name: "Stop the answer" });
    if (way === "click") await userEvent.click(stop);
    else {
      await userEvent.tab();
      await userEvent.keyboard(way === "Enter" ? "{Enter}" : " ");
    }

    expect(screen.getByRole("button", { name: "Send" })).toBeVisible();
    expect(onSend).not.toHaveBeenCalled();
    expect(box).toHaveValue("a draft");
  },
);

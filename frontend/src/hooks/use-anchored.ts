import { useLayoutEffect, type RefObject } from "react";

const gapPx = 8;
const marginPx = 12;

/** Where the page's header ends, as scrolling already knows. */
function headerBottom(): number {
  const root = getComputedStyle(document.documentElement);
  return Number.parseFloat(root.scrollPaddingTop) || 0;
}

function place(anchor: HTMLElement, floating: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { width, height } = floating.getBoundingClientRect();
  const farthestLeft = document.documentElement.clientWidth - width - marginPx;
  const left = Math.min(at.left + at.width / 2 - width / 2, farthestLeft);
  const above = at.top - height - gapPx;
  const top = above < headerBottom() ? at.bottom + gapPx : above;
  floating.style.left = `${Math.max(marginPx, left)}px`;
  floating.style.top = `${top}px`;
}

/** Keeps a fixed element above its anchor (below, when there is no room) and inside the window. */
export function useAnchored(
  anchorRef: RefObject<HTMLElement | null>,
  floatingRef: RefObject<HTMLElement | null>,
): void {
  useLayoutEffect(() => {
    const update = () => {
      if (anchorRef.current && floatingRef.current) {
        place(anchorRef.current, floatingRef.current);
      }
    };
    update();
    window.addEventListener("scroll", update, true);
    window.addEventListener("resize", update);
    return () => {
      window.removeEventListener("scroll", update, true);
      window.removeEventListener("resize", update);
    };
  }, [anchorRef, floatingRef]);
}

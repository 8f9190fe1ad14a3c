import { useCallback, useSyncExternalStore } from "react";

const serverMatch = (): boolean => false;

/** Whether the media query holds; false until the page runs in a browser. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", onChange);
      return () => {
        list.removeEventListener("change", onChange);
      };
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    serverMatch,
  );
}

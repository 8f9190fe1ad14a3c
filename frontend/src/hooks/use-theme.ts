import { useSyncExternalStore } from "react";

import { readTheme, subscribeToTheme, type Theme } from "@/lib/theme";

const serverTheme = (): Theme => "system";

export function useTheme(): Theme {
  return useSyncExternalStore(subscribeToTheme, readTheme, serverTheme);
}

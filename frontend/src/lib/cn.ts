import { clsx, type ClassValue } from "clsx";

/** Joins class names. Variants never overlap (cva), so nothing needs merging. */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes);
}

import type { ComponentType } from "react";

import type { MotifProps } from "@/components/poster/motif";
import { Arches } from "@/components/poster/motifs/arches";
import { Blinds } from "@/components/poster/motifs/blinds";
import { Discs } from "@/components/poster/motifs/discs";
import { Forest } from "@/components/poster/motifs/forest";
import { Horizon } from "@/components/poster/motifs/horizon";
import { Iris } from "@/components/poster/motifs/iris";
import { Moonrise } from "@/components/poster/motifs/moonrise";
import { Orbit } from "@/components/poster/motifs/orbit";
import { Peaks } from "@/components/poster/motifs/peaks";
import { Rays } from "@/components/poster/motifs/rays";
import { Shapes } from "@/components/poster/motifs/shapes";
import { Skyline } from "@/components/poster/motifs/skyline";
import { Stairs } from "@/components/poster/motifs/stairs";
import { Waves } from "@/components/poster/motifs/waves";

export type MotifName =
  | "arches"
  | "blinds"
  | "discs"
  | "forest"
  | "horizon"
  | "iris"
  | "moonrise"
  | "orbit"
  | "peaks"
  | "rays"
  | "shapes"
  | "skyline"
  | "stairs"
  | "waves";

export const motifs: Record<MotifName, ComponentType<MotifProps>> = {
  arches: Arches,
  blinds: Blinds,
  discs: Discs,
  forest: Forest,
  horizon: Horizon,
  iris: Iris,
  moonrise: Moonrise,
  orbit: Orbit,
  peaks: Peaks,
  rays: Rays,
  shapes: Shapes,
  skyline: Skyline,
  stairs: Stairs,
  waves: Waves,
};

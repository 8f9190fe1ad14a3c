/** Four inks and one for the title: `ink` reads on `ground` (4.5:1, tested). */
export type Palette = {
  ground: string;
  shade: string;
  light: string;
  spark: string;
  ink: string;
};

export const palettes = {
  alley: {
    ground: "#16161d",
    shade: "#34364a",
    light: "#e9dfc7",
    spark: "#dd4a32",
    ink: "#f4ead3",
  },
  blood: {
    ground: "#2a0a12",
    shade: "#741226",
    light: "#ea4a35",
    spark: "#f7cba2",
    ink: "#fbe3cf",
  },
  candy: {
    ground: "#ffd7dd",
    shade: "#f0759d",
    light: "#fff4d9",
    spark: "#3f51b5",
    ink: "#3a1545",
  },
  cosmos: {
    ground: "#0d1233",
    shade: "#2a3585",
    light: "#63d3da",
    spark: "#ff7ab0",
    ink: "#e6f0ff",
  },
  dawn: {
    ground: "#f8c98f",
    shade: "#dc6840",
    light: "#fdecc9",
    spark: "#5b1f3a",
    ink: "#3d1028",
  },
  denim: {
    ground: "#1d3461",
    shade: "#3a669c",
    light: "#f6e7cb",
    spark: "#f28f3b",
    ink: "#fbf4e4",
  },
  desert: {
    ground: "#eaba74",
    shade: "#ad4540",
    light: "#f9e6c1",
    spark: "#2c2a4a",
    ink: "#2c1a2e",
  },
  ice: {
    ground: "#d9e6ee",
    shade: "#7ba0bb",
    light: "#fdfeff",
    spark: "#c8324a",
    ink: "#182a3d",
  },
  jade: {
    ground: "#0f2d24",
    shade: "#21704f",
    light: "#dbe5a5",
    spark: "#f0754f",
    ink: "#eff5dd",
  },
  lagoon: {
    ground: "#0c3b43",
    shade: "#176d72",
    light: "#f4c653",
    spark: "#f27d52",
    ink: "#f7efd9",
  },
  lemon: {
    ground: "#f7d94b",
    shade: "#e55c33",
    light: "#fff6c9",
    spark: "#1f3a5f",
    ink: "#1f2440",
  },
  meadow: {
    ground: "#dbe5c0",
    shade: "#6c8f57",
    light: "#f7f4dc",
    spark: "#d1502f",
    ink: "#23361f",
  },
  newsprint: {
    ground: "#eae3d4",
    shade: "#25252e",
    light: "#bdb29a",
    spark: "#c23a22",
    ink: "#1a1a20",
  },
  plum: {
    ground: "#33153f",
    shade: "#712d75",
    light: "#f49d79",
    spark: "#ffd98a",
    ink: "#fde9dc",
  },
} as const satisfies Record<string, Palette>;

export type PaletteName = keyof typeof palettes;

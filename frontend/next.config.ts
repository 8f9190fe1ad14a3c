import type { NextConfig } from "next";

const config: NextConfig = {
  output: "export",
  typedRoutes: true,
};

export default config;

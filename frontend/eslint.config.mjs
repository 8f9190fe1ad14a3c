import { defineConfig, globalIgnores } from "eslint/config";
import nextVitals from "eslint-config-next/core-web-vitals";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import checkFile from "eslint-plugin-check-file";
import { importX } from "eslint-plugin-import-x";
import jsxA11y from "eslint-plugin-jsx-a11y";
import tseslint from "typescript-eslint";

const typescript = ["**/*.ts", "**/*.tsx"];
const shared = ["./src/components", "./src/hooks", "./src/lib"];
const features = ["chat"];

export default defineConfig([
  globalIgnores([".next", "out", "test-results", "next-env.d.ts"]),
  nextVitals,
  {
    rules: {
      ...jsxA11y.flatConfigs.strict.rules,
      // A region that scrolls sideways must take focus to be scrolled by key.
      "jsx-a11y/no-noninteractive-tabindex": ["error", { roles: ["region"] }],
    },
  },
  {
    files: ["**/*.{ts,tsx,mjs}"],
    plugins: { "import-x": importX, "check-file": checkFile },
    settings: {
      "import-x/resolver-next": [createTypeScriptImportResolver()],
    },
    rules: {
      "check-file/filename-naming-convention": [
        "error",
        { "**/*.{ts,tsx,mjs}": "KEBAB_CASE" },
        { ignoreMiddleExtensions: true },
      ],
      "import-x/no-cycle": "error",
      "import-x/no-duplicates": "error",
      "import-x/order": [
        "error",
        {
          alphabetize: { order: "asc" },
          groups: ["builtin", "external", "internal", "parent", "sibling"],
          "newlines-between": "always",
          pathGroups: [{ pattern: "@/**", group: "internal" }],
        },
      ],
      "import-x/no-restricted-paths": [
        "error",
        {
          zones: [
            { target: shared, from: ["./src/features", "./src/app"] },
            { target: "./src/features", from: "./src/app" },
            ...features.map((name) => ({
              target: `./src/features/${name}`,
              from: "./src/features",
              except: [`./${name}`],
            })),
          ],
        },
      ],
      "max-lines": ["error", 250],
    },
  },
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/consistent-type-assertions": [
        "error",
        { assertionStyle: "never" },
      ],
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "react/function-component-definition": "error",
      "react/no-multi-comp": "error",
    },
  },
  {
    // Named exports everywhere, but where Next and the tools ask for a default.
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/app/**"],
    rules: { "import-x/no-default-export": "error" },
  },
]);

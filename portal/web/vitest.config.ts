import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@gatehouse/shared": fileURLToPath(new URL("shared/src/index.ts", import.meta.url)) } },
  test: { environment: "jsdom", include: ["*/src/**/*.test.tsx"], testTimeout: 60_000 },
});

import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import type { UserConfig } from "vite";

/** How both applications are built; the server puts a nonce of its own in place of NONCE into every page. */
export function application(name: "admin" | "developer", base: string): UserConfig {
  const here = fileURLToPath(new URL(".", import.meta.url));
  return {
    root: `${here}${name}`,
    base,
    plugins: [react()],
    resolve: { alias: { "@gatehouse/shared": `${here}shared/src/index.ts` } },
    html: { cspNonce: "NONCE" },
    build: {
      outDir: `${here}../target/web/${name}`,
      emptyOutDir: true,
      manifest: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1500,
    },
    logLevel: "warn",
  };
}

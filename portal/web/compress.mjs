// Writes a .gz and a .br beside every file of the applications, so that the server never compresses, and fails where
// the first load of a page has become too large.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const MOST = 350 * 1024;
for (const name of ["admin", "developer"]) {
  const site = new URL(`../target/web/${name}/`, import.meta.url);
  const folder = new URL("assets/", site);
  const sizes = new Map();
  for (const file of readdirSync(folder)) {
    const content = readFileSync(new URL(file, folder));
    const zipped = gzipSync(content, { level: 9 });
    sizes.set(`assets/${file}`, zipped.length);
    writeFileSync(new URL(`${file}.gz`, folder), zipped);
    writeFileSync(new URL(`${file}.br`, folder), brotliCompressSync(content));
  }
  const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", site), "utf8"));
  rmSync(new URL(".vite", site), { recursive: true });
  const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
  for (const [key, { isDynamicEntry }] of Object.entries(manifest)) {
    if (!isDynamicEntry) continue;
    const files = loaded(manifest, key, loaded(manifest, entry, new Set()));
    const total = [...files].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);
    if (total > MOST)
      throw new Error(`${name}: first load of ${key} is ${total} bytes compressed; at most ${MOST} are allowed`);
  }
}

/** The files of a chunk and of what it imports at once. */
function loaded(manifest, key, files) {
  const { file, css = [], imports = [] } = manifest[key];
  if (files.has(file)) return files;
  files.add(file);
  for (const each of css) files.add(each);
  for (const each of imports) loaded(manifest, each, files);
  return files;
}

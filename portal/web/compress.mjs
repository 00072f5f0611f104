// Writes a .gz and a .br beside every file of the applications, so that the server never compresses.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const MOST = 350 * 1024;
for (const name of ["admin", "developer"]) {
  const folder = new URL(`../target/web/${name}/assets/`, import.meta.url);
  let total = 0;
  for (const file of readdirSync(folder)) {
    const content = readFileSync(new URL(file, folder));
    const zipped = gzipSync(content, { level: 9 });
    total += zipped.length;
    writeFileSync(new URL(`${file}.gz`, folder), zipped);
    writeFileSync(new URL(`${file}.br`, folder), brotliCompressSync(content));
  }
  if (total > MOST) throw new Error(`${name} is ${total} bytes compressed; at most ${MOST} are allowed`);
}

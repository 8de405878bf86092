// Makes the assets that the binary carries: node styles/build.mjs OUT PAGE…
// app.css and app.js from the sheets and islands, icons.svg from the icons that pages name.
import { build } from "esbuild";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const [out, ...pages] = process.argv.slice(2);
mkdirSync(out, { recursive: true });

await build({
  entryPoints: { app: "styles/app.css" },
  bundle: true,
  minify: true,
  legalComments: "eof",
  outdir: out,
  logLevel: "warning",
});
await build({
  entryPoints: { app: "islands/app.ts" },
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  outdir: out,
  logLevel: "warning",
});

const names = new Set();
for (const page of pages) {
  for (const [, name] of readFileSync(page, "utf8").matchAll(/\{\{asset:icons\.svg\}\}#([a-z0-9-]+)/g)) {
    names.add(name);
  }
}
const symbols = [...names].sort().map((name) => {
  const drawn = readFileSync(`node_modules/bootstrap-icons/icons/${name}.svg`, "utf8");
  const inside = drawn.replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, "").trim();
  return `<symbol id="${name}" viewBox="0 0 16 16">${inside}</symbol>`;
});
writeFileSync(`${out}/icons.svg`, `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);
copyFileSync("styles/favicon.svg", `${out}/favicon.svg`);

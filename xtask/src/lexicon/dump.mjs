// Prints, as JSON, the first names that @faker-js/faker holds: [name, gender, locale].
// Usage: node dump.mjs FOLDER, where FOLDER is the node_modules that npm filled.
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const entry = join(process.argv[2], "@faker-js/faker/dist/index.js");
const { allLocales } = await import(pathToFileURL(entry));
const names = [];
for (const [locale, { person }] of Object.entries(allLocales)) {
  for (const [gender, list] of Object.entries(person?.first_name ?? {})) {
    for (const name of list ?? []) {
      names.push([name, gender === "generic" ? "both" : gender, locale]);
    }
  }
}
process.stdout.write(JSON.stringify(names));

// Fetches the pieces of the module (src/pieces.rs) when they are asked for. `cargo xtask build` puts this into the module's
// glue, in the place of what imports it there, and fills in the files (xtask/src/split.rs).

const PIECES = '@pieces@'; // { piece: ['./name', …lengths of the modules in that file] }
const pieces = {};

/** Once the module has a piece, and before it the code that several pieces share. What failed is asked for again. */
function piece(name) {
  pieces[name] ??= load(name).catch((reason) => {
    delete pieces[name];
    throw reason;
  });
  return pieces[name];
}

async function load(name) {
  const [file, ...lengths] = PIECES[name];
  const shared = name !== 'shared' && 'shared' in PIECES ? piece('shared') : null;
  const [answer] = await Promise.all([fetch(new URL(file, import.meta.url)), shared]);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  let at = 0;
  for (const length of lengths) {
    await WebAssembly.instantiate(bytes.slice(at, at + length), { __wasm_split: initSync() });
    at += length;
  }
}

/** As the module asks: it is told through a function in its table. */
const loader = (name) => async (told, waiting) => {
  const isThere = await piece(name).then(
    () => true,
    () => false,
  );
  initSync().__indirect_function_table.get(told)(waiting, isThere);
};
const loaders = {};
for (const name of Object.keys(PIECES)) loaders[`__wasm_split_load_${name}`] = loader(name);

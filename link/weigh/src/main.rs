//! Prints what each program in `bin/` weighs beyond `nothing`, in bytes of WebAssembly and of brotli.

use std::{error::Error, fs, io::Write, path::Path, process::Command};

const PROGRAMS: [&str; 6] = [
    "nothing",
    "depeche_link",
    "deflate",
    "deflate_dictionary",
    "brotli",
    "lz_string",
];

fn main() -> Result<(), Box<dyn Error>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let target = here.join("target");
    let mut build = Command::new(env!("CARGO"));
    build.args([
        "build",
        "--quiet",
        "--release",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    build
        .arg("--manifest-path")
        .arg(here.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(&target);
    build.args(PROGRAMS.iter().flat_map(|program| ["--bin", program]));
    if !build.status()?.success() {
        return Err("expected the programs to build for wasm32-unknown-unknown".into());
    }
    let weigh = |program: &str| -> Result<[usize; 2], Box<dyn Error>> {
        let wasm = fs::read(target.join(format!("wasm32-unknown-unknown/release/{program}.wasm")))?;
        Ok([wasm.len(), packed(&wasm)?])
    };
    let nothing = weigh(PROGRAMS[0])?;
    println!(
        "{:20} {:>12} {:>12}",
        "adds bytes of", "WebAssembly", "brotli"
    );
    for program in &PROGRAMS[1..] {
        let [raw, packed] = weigh(program)?;
        println!(
            "{program:20} {:>12} {:>12}",
            raw - nothing[0],
            packed - nothing[1]
        );
    }
    for prime in ["prime-fr.txt", "prime-en.txt"] {
        let text = fs::read(here.join("../src").join(prime))?;
        println!("of which {prime} {:>11} {:>12}", text.len(), packed(&text)?);
    }
    Ok(())
}

fn packed(bytes: &[u8]) -> Result<usize, std::io::Error> {
    let mut packed = Vec::new();
    brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 22).write_all(bytes)?;
    Ok(packed.len())
}

//! The page, started in a browser.

fn main() {
    #[cfg(target_arch = "wasm32")]
    depeche::start();
}

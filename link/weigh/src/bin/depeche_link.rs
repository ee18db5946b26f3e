//! The codec of this project: both ways, with repair and references.

use std::hint::black_box;

fn main() {
    let text = black_box(String::new());
    let numbers: Vec<u32> = text.chars().map(u32::from).collect();
    let slice = text.get(black_box(1)..).unwrap_or_default().trim();
    black_box(format!(
        "{:?} {} {:?}",
        slice,
        numbers[black_box(0)],
        text.parse::<u32>()
    ));
    let _ = black_box(depeche_link::encode(&depeche_link::Parcel::new(
        text.as_str(),
        depeche_link::Prime::French,
    )));
    let _ = black_box(depeche_link::encode_reference(
        &depeche_link::Reference::to(&text),
    ));
    let _ = black_box(depeche_link::decode(&depeche_link::repair(&text)));
}

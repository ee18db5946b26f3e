//! stub
fn main() {
    let d = web_sys::window().unwrap().document().unwrap();
    d.document_element()
        .unwrap()
        .set_attribute("data-x", &format!("{:?}", depeche_engine::read("a")))
        .unwrap();
}

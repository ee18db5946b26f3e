//! Whatever a text's story holds, every form to take it away in can be written, and its markup is closed: nothing of a
//! text becomes a tag.

#![no_main]

use depeche::export::csv::Table;
use depeche::export::markdown::Signs;
use depeche::export::{
    Form, annotations, brief, calendar, csv, file_name, html, markdown, ninjs, schema_org,
};
use depeche::reading::Reading;
use depeche::words::Tongue;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data).into_owned();
    let reading = Reading::of(text);
    for tongue in [Tongue::French, Tongue::English] {
        let words = tongue.words();
        let blocks = brief::brief(&reading, words, "");
        let page = html::write(&blocks, tongue.tag(), reading.story.language.tag());
        assert!(!page.contains("<script"), "a text became a script");
        let _ = markdown::write(&blocks, Signs::Markdown);
        for table in [Table::People, Table::Quotes, Table::Dates] {
            let table = csv::write(table, &reading, words);
            assert!(table.matches('"').count() % 2 == 0, "a cell never ends");
        }
        let dates = calendar::write(&reading, words);
        let folded = dates.lines().all(|line| line.len() <= 75);
        assert!(folded, "calendars fold a line behind 75 bytes");
    }
    let _ = annotations::annotate(&reading);
    let _ = ninjs::item(&reading);
    let _ = schema_org::article(&reading);
    for form in Form::ALL {
        let name = file_name(&reading, form);
        assert!(!name.contains(['/', '\\', '\0']), "{name}");
    }
});

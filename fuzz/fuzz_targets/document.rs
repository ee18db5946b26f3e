//! The text of a document, whatever its markup: it is read or refused. The fuzzer's bytes are wrapped in a sound archive, since
//! no change of one would pass its check sum; the target `forms` has the archive's own bytes.

#![no_main]

use depeche_forms::{Format, mend, open};
use libfuzzer_sys::fuzz_target;
use rawzip::ZipArchiveWriter;
use std::io::Write;

fuzz_target!(|data: &[u8]| {
    for item in open(&document(data), &|_, _| None).unwrap_or_default() {
        assert_eq!(item.format, Format::Word);
        assert!(!item.text.trim().is_empty(), "a story has words");
        let _ = mend(&item.text);
    }
});

/// A document whose text has that markup.
fn document(part: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for (name, part) in [("[Content_Types].xml", &b"<Types/>"[..]), ("word/document.xml", part)] {
        let (mut entry, config) = archive.new_file(name).start().expect("a name");
        let mut writer = config.wrap(&mut entry);
        writer.write_all(part).expect("it is kept");
        let (_, descriptor) = writer.finish().expect("it is kept");
        entry.finish(descriptor).expect("it is kept");
    }
    archive.finish().expect("it is kept")
}

use super::*;
use std::fs;
use std::path::Path;

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn read(path: &Path) -> Intake {
    read_paths(&[path.to_owned()], &InputOptions::default(), &|_, _| {})
}

const FERRY: &[u8] = b"The ferry sailed at dawn, the harbour minister said on Friday.";

#[test]
fn a_folder_is_read_in_the_order_of_its_names_and_says_what_it_left_out() {
    let folder = folder(&[("b.txt", FERRY), ("a/c.md", FERRY), (".d.txt", FERRY), ("e.pdf", FERRY)]);
    let intake = read(folder.path());
    let ids: Vec<&str> = intake.documents.iter().map(|document| document.id.as_str()).collect();
    assert_eq!(ids, ["c", "b"]);
    assert!(intake.failures.is_empty());
    assert!(intake.notes[0].ends_with("hidden: .d.txt"), "{:?}", intake.notes);
    assert!(intake.notes[1].ends_with("reads: e.pdf"), "{:?}", intake.notes);
}

#[test]
fn a_manifest_decides_what_is_read_and_a_file_alone_takes_its_entry() {
    let manifest = br#"[{"doc": "quay", "file": "b.txt", "outlet": "The Quay"}, {"file": "gone.txt"},
                        {"file": "../out.txt"}]"#;
    let folder = folder(&[("b.txt", FERRY), ("a.txt", FERRY), ("manifest.json", manifest)]);
    let intake = read(folder.path());
    assert_eq!(intake.documents.len(), 1);
    assert_eq!(intake.documents[0].id, "quay");
    assert_eq!(intake.failures.len(), 2);
    assert!(intake.failures[0].reason().contains("no such file"), "{:?}", intake.failures);
    assert!(intake.failures[1].reason().contains("outside the folder"));
    assert!(intake.notes[0].ends_with("not named in its manifest.json: a.txt"));
    let alone = read(&folder.path().join("b.txt"));
    assert_eq!(alone.documents[0].outlet.as_ref().unwrap().value, "The Quay");
    assert_eq!(read(&folder.path().join("a.txt")).documents[0].outlet, None);
}

#[test]
fn a_broken_manifest_is_named_and_costs_no_account() {
    let folder = folder(&[("b.txt", FERRY), ("manifest.json", b"[\n{]")]);
    let intake = read(folder.path());
    assert_eq!(intake.documents.len(), 1);
    assert!(intake.failures[0].reason().starts_with("line 2, column 2: "), "{:?}", intake.failures);
}

#[test]
fn hostile_files_are_named_each_with_its_cause_and_the_good_one_is_read() {
    let long = vec![b'a'; 17 << 20];
    let nested = "<div>".repeat(100_000);
    let folder = folder(&[
        ("binary.txt", b"\x7fELF\0\0\0\x01".as_slice()),
        ("empty.txt", b""),
        ("good.txt", FERRY),
        ("invalid.txt", b"The ferry \xff\xfe sailed."),
        ("line.txt", &vec![b'a'; 1 << 20]),
        ("long.txt", &long),
        ("nested.html", nested.as_bytes()),
    ]);
    let intake = read(folder.path());
    assert_eq!(intake.documents.len(), 1);
    let told: Vec<String> = intake.failures.iter().map(Failure::reason).collect();
    for (told, part) in told.iter().zip([
        "a program",
        "nothing in it",
        "byte 10",
        "one line has",
        "a document may have",
        "nested",
    ]) {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert_eq!(told.len(), 6);
    assert!(intake.failures[0].source_name().ends_with("binary.txt"));
}

#[test]
fn json_lines_are_read_line_by_line() {
    let mut lines = b"{\"text\": \"The ferry sailed.\"}\n{\"text\": \"".to_vec();
    lines.extend(vec![b'a'; 17 << 20]);
    lines.extend(b"\"}\n{\"text\": \"It came back.\"}");
    let folder = folder(&[("wire.jsonl", &lines), ("none.jsonl", b"\n")]);
    let intake = read(folder.path());
    let ids: Vec<&str> = intake.documents.iter().map(|document| document.id.as_str()).collect();
    assert_eq!(ids, ["wire-1", "wire-3"]);
    assert!(intake.failures[0].reason().contains("nothing in it"), "{:?}", intake.failures);
    assert!(intake.failures[1].reason().starts_with("line 2: "));
}

#[test]
fn many_threads_read_what_one_reads() {
    let files: Vec<(String, Vec<u8>)> = (0..40)
        .map(|at| (format!("{:02}/story.txt", at % 20), format!("Ferry {at} sailed.").into_bytes()))
        .collect();
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let folder = folder(&files);
    let with = |threads| {
        let options = InputOptions { threads, ..InputOptions::default() };
        read_paths(&[folder.path().to_owned(), folder.path().join("00/story.txt")], &options, &|_, _| {})
            .documents
    };
    assert_eq!(with(1), with(4));
    assert_eq!(with(4).len(), 20);
}

#[test]
fn a_path_that_is_not_there_is_named() {
    let intake = read(Path::new("no/such/place"));
    assert_eq!(intake.failures[0].source_name(), "no/such/place");
    assert!(intake.failures[0].reason().contains("no such file"));
}

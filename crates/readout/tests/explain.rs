//! `readout read --explain` prints the text with what was read marked in place.

use assert_cmd::Command;
use std::fs;

const ACCOUNT: &str = "\
The Quay | Weather | Tides

Ferry talks go on in Brennavik

“We sail at dawn,” Mira Solberg told reporters in Brennavik on Tuesday.

Tarvia has paid more than 38 million crowns for the quay, she said. The harbour handles about a third of the islands’ cargo.

The minister has not confirmed that a telephone call with Tomas Adeyle took place. They will meet on Thursday.
";

fn explained(more: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("pier.txt");
    fs::write(&path, ACCOUNT).expect("it can be written");
    let mut command = Command::cargo_bin("readout").expect("the program is built");
    command.current_dir(folder.path()).args(["read", "pier.txt", "--explain", "--published", "2031-03-04"]);
    let output = command.args(more).output().expect("it runs");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("it is UTF-8")
}

#[test]
fn an_account_is_explained_line_by_line() {
    insta::assert_snapshot!(explained(&[]));
}

#[test]
fn colour_changes_no_word() {
    let coloured = explained(&["--colour", "always"]);
    assert!(coloured.contains('\u{1b}'));
    let mut plain = String::new();
    let mut letters = coloured.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            letters.by_ref().find(|letter| *letter == 'm');
        } else {
            plain.push(letter);
        }
    }
    assert_eq!(plain, explained(&[]));
}

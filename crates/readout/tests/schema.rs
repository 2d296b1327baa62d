//! The committed schemas are those of the types.

use assert_cmd::Command;
use std::path::Path;

#[test]
fn the_committed_schema_of_an_account_is_current() {
    assert_current("account", "account-1.json");
}

#[test]
fn the_committed_schema_of_a_record_is_current() {
    assert_current("record", "record-1.json");
}

fn assert_current(contract: &str, file: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema").join(file);
    let committed = std::fs::read_to_string(path).expect("the schema is committed");
    let printed = Command::cargo_bin("readout").expect("it is built").args(["schema", contract]).output();
    let printed = String::from_utf8(printed.expect("it runs").stdout).expect("a schema is UTF-8");
    assert!(
        printed == committed,
        "schema/{file} is behind the types: cargo run -p readout -- schema {contract} -o schema/{file}"
    );
}

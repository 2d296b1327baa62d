//! The command line as a user meets it.

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use tempfile::TempDir;

fn readout() -> Command {
    let mut command = Command::cargo_bin("readout").expect("the program is built");
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

fn harbour() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/harbour")
}

/// A folder with the files given.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("it can be written");
    }
    folder
}

const ACCOUNT: &str = "“We sail at dawn,” Mira Solberg told reporters in Brennavik on Tuesday. “Nobody stays behind.”\n\n\
    The ferry had waited for three days in the fog, and the crew had run out of coffee, the company said.\n";

mod help {
    use super::*;

    #[test]
    fn every_subcommand_has_help_with_an_example() {
        let commands: [&[&str]; 13] = [
            &["brief"],
            &["read"],
            &["check"],
            &["diff"],
            &["parse"],
            &["schema"],
            &["completions"],
            &["eval", "statements"],
            &["eval", "figures"],
            &["eval", "body"],
            &["eval", "english"],
            &["eval", "record"],
            &["eval", "gate"],
        ];
        for command in commands {
            let example = format!("  readout {}", command.join(" "));
            readout()
                .args(command)
                .arg("--help")
                .assert()
                .success()
                .stdout(contains("Example"))
                .stdout(contains(example));
        }
    }

    #[test]
    fn exit_codes_are_told() {
        readout().arg("--help").assert().success().stdout(contains("Exit codes:"));
    }

    #[test]
    fn wrong_usage_is_code_two_and_says_what_is_missing() {
        readout().arg("brief").assert().code(2).stderr(contains("<PATH>"));
    }

    #[test]
    fn a_shell_can_complete_the_subcommands() {
        readout().args(["completions", "bash"]).assert().success().stdout(contains("completions"));
    }
}

mod brief {
    use super::*;

    #[test]
    fn the_harbour_is_briefed_in_every_format() {
        let first_lines = [
            ("text", "7 accounts"),
            ("markdown", "# "),
            ("html", "<!doctype html>"),
            ("json", "\"schema\":\"readout/record/1\""),
        ];
        for (format, expected) in first_lines {
            let output = readout().arg("brief").arg(harbour()).args(["--format", format]).assert().success();
            let printed = String::from_utf8(output.get_output().stdout.clone()).expect("it is UTF-8");
            let compact = printed.to_lowercase().replace("\": ", "\":");
            assert!(compact.contains(expected), "{format}: {}", &printed[..printed.len().min(300)]);
            assert!(printed.contains("Solberg"), "{format}");
        }
    }

    #[test]
    fn the_same_accounts_give_the_same_bytes() {
        for format in ["text", "html", "json"] {
            let run = || {
                readout().arg("brief").arg(harbour()).args(["--format", format]).output().expect("it runs")
            };
            assert_eq!(run().stdout, run().stdout, "{format}");
        }
    }

    #[test]
    fn an_account_from_standard_input_takes_what_the_options_say() {
        readout()
            .args(["brief", "-", "--outlet", "The Quay", "--published", "2031-05-04"])
            .write_stdin(ACCOUNT)
            .assert()
            .success()
            .stdout(contains("The Quay").and(contains("4 May 2031")).and(contains("We sail at dawn")));
    }

    #[test]
    fn a_day_that_is_none_is_refused_with_the_way_to_write_one() {
        readout()
            .args(["brief", "-", "--published", "someday"])
            .assert()
            .code(2)
            .stderr(contains("write it as 2031-05-04"));
    }

    #[test]
    fn a_file_is_written_whole_and_alone() {
        let folder = folder(&[("pier.txt", ACCOUNT.as_bytes())]);
        let page = folder.path().join("pier.html");
        let mut command = readout();
        command.arg("brief").arg(folder.path().join("pier.txt")).args(["--format", "html", "-o"]).arg(&page);
        command.assert().success().stdout("");
        assert!(fs::read_to_string(&page).expect("it is there").trim_end().ends_with("</html>"));
        assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 2, "no temporary file is left");
    }

    #[test]
    fn a_run_that_fails_leaves_the_old_file_as_it_was() {
        let folder = folder(&[("old.html", b"old"), ("empty.txt", b"")]);
        let page = folder.path().join("old.html");
        let mut command = readout();
        command.arg("brief").arg(folder.path().join("empty.txt")).arg("-o").arg(&page);
        command.assert().code(2).stderr(contains("empty.txt"));
        assert_eq!(fs::read_to_string(&page).expect("it is there"), "old");
        assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 2);
    }

    #[test]
    fn a_place_that_cannot_be_written_is_named() {
        readout()
            .args(["brief", "-", "-o", "/nowhere/at/all.html"])
            .write_stdin(ACCOUNT)
            .assert()
            .code(2)
            .stderr(contains("cannot write /nowhere/at/all.html"));
    }
}

mod input {
    use super::*;

    /// The 50 MB are written, not kept in the repository.
    #[test]
    fn of_a_hostile_folder_the_good_account_is_briefed_and_each_other_is_named_with_its_cause() {
        let deep = "<div>".repeat(100_000) + "fog";
        let line = vec![b'x'; 50 << 20];
        let folder = folder(&[
            ("empty.txt", b""),
            ("binary.txt", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\0\0\0\0\xff\xfe\0\0"),
            (
                "invalid.txt",
                b"The ferry \xff\xfe\x80\x81 sailed \xc3\x28 at \xa0\xa1 dawn \x00\x01\x02 \xf8\x88",
            ),
            ("deep.html", deep.as_bytes()),
            ("line.txt", &line),
            ("good.txt", ACCOUNT.as_bytes()),
        ]);
        // What cannot be opened: a reader with all rights can read any file, but not a folder or what is not there.
        fs::create_dir(folder.path().join("folder.txt")).expect("a folder");
        let output =
            readout().arg("brief").arg(folder.path()).assert().code(1).stdout(contains("We sail at dawn"));
        let told = String::from_utf8(output.get_output().stderr.clone()).expect("it is UTF-8");
        for name in ["empty.txt", "binary.txt", "deep.html", "line.txt", "folder.txt"] {
            let about: Vec<&str> = told.lines().filter(|line| line.contains(name)).collect();
            assert_eq!(about.len(), 1, "{name} in {told}");
            assert!(about[0].len() > name.len() + 40, "a cause and what to do: {}", about[0]);
        }
        assert!(!told.contains("good.txt"), "{told}");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_without_permission_is_named() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder(&[("shut.txt", b"The ferry sailed."), ("good.txt", ACCOUNT.as_bytes())]);
        let shut = folder.path().join("shut.txt");
        fs::set_permissions(&shut, fs::Permissions::from_mode(0o000)).expect("it is ours");
        if fs::File::open(&shut).is_ok() {
            return; // Who may read everything cannot be refused.
        }
        readout().arg("brief").arg(folder.path()).assert().code(1).stderr(contains("permission denied"));
    }

    #[test]
    fn a_file_that_is_not_there_is_named_and_the_rest_goes_on() {
        let folder = folder(&[("good.txt", ACCOUNT.as_bytes())]);
        let mut command = readout();
        command.arg("brief").arg(folder.path().join("reef.txt")).arg(folder.path().join("good.txt"));
        command
            .assert()
            .code(1)
            .stdout(contains("We sail at dawn"))
            .stderr(contains("reef.txt: there is no such file"));
    }

    #[test]
    fn nothing_that_can_be_read_is_code_two() {
        let folder = folder(&[("empty.txt", b"")]);
        readout()
            .arg("brief")
            .arg(folder.path())
            .assert()
            .code(2)
            .stdout("")
            .stderr(contains("no account could be read"));
    }

    #[test]
    fn a_file_beside_a_manifest_takes_its_entry() {
        let manifest = br#"[{"file": "pier.txt", "outlet": "The Quay", "published": "2031-05-04"}]"#;
        let folder = folder(&[("pier.txt", ACCOUNT.as_bytes()), ("manifest.json", manifest)]);
        let mut command = readout();
        command.args(["read", "--format", "jsonl"]).arg(folder.path().join("pier.txt"));
        command
            .assert()
            .success()
            .stdout(contains("\"outlet\":\"The Quay\""))
            .stdout(contains("\"published\":{\"value\":\"2031-05-04\",\"known_from\":\"manifest\"}"));
    }

    #[test]
    fn a_broken_manifest_is_named_with_its_place_and_costs_no_account() {
        let folder = folder(&[("pier.txt", ACCOUNT.as_bytes()), ("manifest.json", b"[{\"file\": pier}]")]);
        readout()
            .arg("brief")
            .arg(folder.path())
            .assert()
            .code(1)
            .stdout(contains("We sail at dawn"))
            .stderr(contains("manifest.json: line 1, column"));
    }

    #[test]
    fn an_account_in_another_language_is_listed_and_not_read() {
        let norwegian = "Fergen lå i tåken i tre dager, og mannskapet hadde ikke mer kaffe, sa rederiet tirsdag. \
            – Vi seiler ved daggry, sa statsråden til journalistene i havnen. Ingen blir igjen på kaia.\n";
        let folder = folder(&[("fergen.txt", norwegian.as_bytes()), ("good.txt", ACCOUNT.as_bytes())]);
        let output =
            readout().arg("brief").arg(folder.path()).assert().success().stdout(contains("fergen.txt"));
        let printed = String::from_utf8(output.get_output().stdout.clone()).expect("it is UTF-8");
        assert!(printed.contains("not in English") || printed.contains("not read"), "{printed}");
        assert!(!printed.contains("daggry"), "{printed}");
    }
}

mod output {
    use super::*;

    #[test]
    fn an_account_a_line_in_the_published_shape() {
        let output = readout().args(["read", "--format", "jsonl"]).arg(harbour()).assert().success();
        let printed = String::from_utf8(output.get_output().stdout.clone()).expect("it is UTF-8");
        assert_eq!(printed.lines().count(), 7);
        for line in printed.lines() {
            let account: readout_statement::contract::Account =
                serde_json::from_str(line).expect("the shape");
            assert_eq!(account.schema, "readout/account/1");
            assert!(!account.statements.is_empty(), "{}", account.document.id);
        }
    }

    #[test]
    fn a_pipe_gets_no_colour_and_colour_can_be_had() {
        let escape = "\u{1b}[";
        readout().arg("brief").arg(harbour()).assert().success().stdout(contains(escape).not());
        readout()
            .args(["brief", "--colour", "always"])
            .arg(harbour())
            .assert()
            .success()
            .stdout(contains(escape));
        readout()
            .env("NO_COLOR", "1")
            .args(["brief", "--colour", "auto"])
            .arg(harbour())
            .assert()
            .success()
            .stdout(contains(escape).not());
    }

    #[test]
    fn nothing_but_results_goes_to_standard_output() {
        readout()
            .args(["brief", "-"])
            .write_stdin("")
            .assert()
            .code(2)
            .stdout("")
            .stderr(contains("nothing in it"));
    }

    /// As `readout read many.jsonl | head -c 10` does.
    #[test]
    fn a_reader_that_has_seen_enough_is_no_error() {
        let text = serde_json::to_string(ACCOUNT).expect("it is text");
        let lines: String = (0..400).map(|at| format!("{{\"id\": \"n{at}\", \"text\": {text}}}\n")).collect();
        let folder = folder(&[("many.jsonl", lines.as_bytes())]);
        let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("readout"))
            .args(["read", "--format", "jsonl"])
            .arg(folder.path().join("many.jsonl"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut head = [0; 10];
        child.stdout.take().expect("a pipe").read_exact(&mut head).expect("ten bytes");
        let ended = child.wait_with_output().expect("it ends");
        assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
        assert_eq!(ended.status.code(), Some(0));
    }
}

mod eval {
    use super::*;

    #[test]
    fn gold_of_our_own_is_scored_as_a_table_and_as_one_flat_object() {
        let gold = harbour().join("gold");
        readout().args(["eval", "statements"]).arg(&gold).assert().success().stdout(contains("precision"));
        let output = readout().args(["eval", "body", "--format", "json"]).arg(&gold).assert().success();
        let figures: serde_json::Value = serde_json::from_slice(&output.get_output().stdout).expect("JSON");
        let figures = figures.as_object().expect("an object");
        assert!(figures.values().all(serde_json::Value::is_number));
        assert!(figures["body.f"].as_f64().expect("a number") > 0.9);
    }

    #[test]
    fn a_figure_under_its_floor_is_code_three() {
        let folder = folder(&[(
            "floors.toml",
            b"[[gate]]\nstage = \"body\"\ngold = [\"gold/body.json\"]\nat_least = { \"body.f\" = 1.01 }\n",
        )]);
        let mut command = readout();
        command.args(["eval", "gate"]).arg(folder.path().join("floors.toml")).arg(harbour());
        command.assert().code(3).stdout(contains("FAIL"));
    }

    #[test]
    fn missing_data_are_an_error() {
        let floors = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../eval/floors.toml");
        let mut command = readout();
        command.args(["eval", "gate"]).arg(floors).arg("/nowhere/at/all");
        command.assert().code(2).stderr(contains("the data are missing"));
    }
}

mod parse {
    use super::*;

    #[test]
    fn text_is_printed_as_conll_u() {
        let output = readout()
            .args(["parse", "-"])
            .write_stdin("The ferry didn’t sail. Nobody said why.")
            .assert()
            .success();
        let printed = String::from_utf8(output.get_output().stdout.clone()).expect("it is UTF-8");
        assert_eq!(printed.matches("# text = ").count(), 2);
        let words = printed.lines().filter(|line| line.split('\t').count() == 10);
        assert_eq!(
            words.filter(|line| !line.contains("-") || line.split('\t').nth(1) == Some("-")).count(),
            10
        );
    }

    #[test]
    fn tokens_of_a_treebank_are_kept_when_asked_for() {
        let gold = "# newdoc id = pier\n1\tFerriessail\t_\tX\t_\t_\t0\troot\t_\t_\n2\t!?\t_\tPUNCT\t_\t_\t1\tpunct\t_\t_\n\n";
        let folder = folder(&[("pier.conllu", gold.as_bytes())]);
        let mut command = readout();
        command.args(["parse", "--gold-tokens"]).arg(folder.path().join("pier.conllu"));
        command.assert().success().stdout(contains("1\tFerriessail\t").and(contains("2\t!?\t")));
    }
}

mod moments {
    use super::*;

    #[test]
    fn a_quotation_is_found_with_its_speaker_and_one_that_nobody_said_is_code_four() {
        let mut command = readout();
        command.args(["check", "so I turned the list over and wrote a new one"]).arg(harbour());
        command.assert().success().stdout(contains("Word for word").and(contains("Teodora Amsel")));
        let mut command = readout();
        command.args(["check", "nobody has ever said these words of the harbour cat"]).arg(harbour());
        command.assert().code(4).stdout(contains("Not found"));
    }

    #[test]
    fn a_quotation_without_a_word_is_wrong_usage() {
        readout().args(["check", "“…”"]).arg(harbour()).assert().code(2).stderr(contains("no word"));
    }

    #[test]
    fn the_record_of_a_moment_knows_only_what_was_published_by_then() {
        let mut command = readout();
        command.args(["brief", "--as-of", "2031-03-03"]).arg(harbour());
        let told = command.assert().success().stdout(contains("as of 3 March 2031"));
        told.stdout(contains("Gazette").and(contains("Observer").not()));
        let mut command = readout();
        command.args(["brief", "--as-of", "1990-01-01"]).arg(harbour());
        command.assert().code(2).stderr(contains("published by 1990-01-01"));
    }

    #[test]
    fn what_changed_since_a_day_names_the_new_accounts() {
        let mut command = readout();
        command.args(["diff", "--since", "2031-03-06"]).arg(harbour());
        command.assert().success().stdout(contains("New accounts").and(contains("The Sound Observer")));
        let mut command = readout();
        command.args(["diff", "--since", "2031-03-06", "--format", "json"]).arg(harbour());
        let output = command.assert().success();
        let changes: serde_json::Value = serde_json::from_slice(&output.get_output().stdout).expect("JSON");
        assert_eq!(changes["since"], "2031-03-06");
    }

    #[test]
    fn a_codebook_names_an_actor_and_a_wrong_one_is_told() {
        let folder = folder(&[
            ("own.toml", "[[actor]]\nname = \"Judge Amsel\"\nalso = [\"Teodora Amsel\"]\n".as_bytes()),
            ("wrong.toml", b"[[actor]]\nalias = 1\n"),
        ]);
        let mut command = readout();
        command.arg("brief").arg(harbour()).arg("--codebook").arg(folder.path().join("own.toml"));
        command.assert().success().stdout(contains("Judge Amsel"));
        let mut command = readout();
        command.arg("brief").arg(harbour()).arg("--codebook").arg(folder.path().join("wrong.toml"));
        command.assert().code(2).stderr(contains("wrong.toml"));
    }
}

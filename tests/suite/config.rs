//! A configuration is never in the way: what is wrong in it is named once, and all else in it is in force.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use mentorlog::clock::Clock;
use mentorlog::config::{Config, Glyphs, SHIPPED};
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::journal::{Journal, sample};
use mentorlog::tui::command::{Command, ROWS};
use mentorlog::tui::keymap::{Key, Keymap};

use crate::harness::{NOW, Tui, journal};

/// The faults of a text, as a person reads them.
fn faults(text: &str) -> Vec<String> {
    Keymap::configured(&text.parse().unwrap()).1.iter().map(ToString::to_string).collect()
}

/// The shipped file with every setting in force: a comment has a blank behind its sign.
fn shipped_in_force() -> String {
    let line = |line: &'static str| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line);
    SHIPPED.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_shipped_file_sets_nothing_and_with_its_comment_signs_away_exactly_the_defaults() {
    assert_eq!(SHIPPED.parse::<Config>().unwrap(), Config::default());
    let config: Config = shipped_in_force().parse().unwrap();
    assert_eq!((config.glyphs, config.colour, config.keys.len()), (Some(Glyphs::Unicode), Some(true), ROWS.len()));
    let (keymap, faults) = Keymap::configured(&config);
    assert_eq!(faults, []);
    assert_eq!(keymap, Keymap::default());
    for row in ROWS {
        let is_told = |line: &str| line.starts_with(&format!("#\"{}\" = ", row.name)) && line.ends_with(row.words);
        assert!(SHIPPED.lines().any(is_told), "{} is not told as it is", row.name);
    }
}

/// A configuration in which every other line is good: how it differs from that, and the line and a few words of its one fault.
const MUTATED: &[(&str, &str)] = &[
    // Settings that are none, or set to what they cannot be.
    ("color = false", "did you mean colour?"),
    ("glyph = \"ascii\"", "did you mean glyphs?"),
    ("key = 3", "did you mean keys?"),
    ("mouse = true", "\"mouse\" is no setting"),
    ("\"\" = 1", "\"\" is no setting"),
    ("theme.name = \"dark\"", "\"theme\" is no setting"),
    ("glyphs = \"utf8\"", "glyphs is unicode or ascii"),
    ("glyphs = true", "glyphs is"),
    ("glyphs = [\"ascii\"]", "glyphs is"),
    ("glyphs = { ascii = true }", "glyphs is"),
    ("glyphs = 1979-05-27", "glyphs is"),
    // No TOML.
    ("glyphs = ascii", "no TOML"),
    ("glyphs = \"ascii", "no TOML"),
    ("glyphs \"ascii\"", "no TOML"),
    ("glyphs: ascii", "no TOML"),
    ("glyphs =", "no TOML"),
    ("= \"ascii\"", "no TOML"),
    ("glyphs = \"\\q\"", "no TOML"),
    ("glyphs = [\"a\"", "no TOML"),
    ("glyphs = { a = ", "no TOML"),
    ("glyphs = \"\"\"a", "no TOML"),
    ("<<<<<<< HEAD", "no TOML"),
    ("dear diary, it rained", "no TOML"),
    ("colour = true", "no TOML: duplicate key"),
    ("\u{1b}[31m", "no TOML"),
    ("// glyphs", "no TOML"),
    // Rows that are none, keys that are none.
    ("keys.\"goals.nwe\" = \"n\"", "did you mean \"goals.new\"?"),
    ("keys.Undo = \"U\"", "did you mean \"undo\"?"),
    ("keys.fly = \"w\"", "\"fly\" is no command"),
    ("keys.\"goals.log\" = 3", "the keys of \"goals.log\" are texts"),
    ("keys.\"goals.log\" = [\"w\", 3]", "the keys of \"goals.log\" are texts"),
    ("keys.\"goals.log\" = \"Ctrl+W\"", "did you mean Ctrl-W?"),
    ("keys.\"goals.log\" = \"Shift-w\"", "did you mean W?"),
    ("keys.\"goals.log\" = \"Entr\"", "did you mean Enter?"),
    ("keys.\"goals.log\" = \"F13\"", "\"F13\" is no key"),
    ("keys.\"goals.log\" = \"\"", "\"\" is no key"),
    ("keys.\"goals.log\" = \"Ctrl-M\"", "Ctrl-M cannot be told from another key"),
    // Keys that cannot be there.
    ("keys.\"text.save\" = \"s\"", "s is for typing"),
    ("keys.\"form.next\" = \"Space\"", "Space is for typing"),
    ("keys.\"goals.log\" = \"e\"", "e is \"goals.edit\" already"),
    ("keys.capture = \"e\"", "already, so it cannot be \"capture\""),
    ("keys.undo = \"N\"", "N is \"goals.new\" already"),
    ("keys.goals.new = \"w\"", "\"goals.new\" stands twice"),
    ("keys.colour = true", "colour is no key, and stands above [keys]"),
    ("keys.leave = []", "nothing leads out of Today"),
    ("keys.\"menu.back\" = []", "nothing leads out of an overlay"),
];

#[test]
fn more_than_forty_mistakes_are_each_named_once_and_the_journal_opens_with_all_else_in_force() {
    assert!(MUTATED.len() >= 40);
    for (line, named) in MUTATED {
        // Above, within and below what is good.
        for at in 0..3 {
            let mut lines = vec!["colour = false", "keys.\"goals.new\" = [\"N\", \"F5\"]"];
            // Of two rows on one key and of two values the first stays, so those mistakes come last.
            let at = if named.contains("goals.new\" already") || named.contains("twice") || named.contains("duplicate")
            {
                2
            } else {
                at
            };
            lines.insert(at, line);
            let text = lines.join("\n");
            let said = faults(&text);
            assert_eq!(said.len(), 1, "{text}\n{said:?}");
            assert!(said[0].starts_with(&format!("line {}", at + 1)) && said[0].contains(named), "{text}\n{said:?}");
            let config: Config = text.parse().unwrap();
            assert_eq!(config.colour, Some(false), "{text}");
        }
        let mut tui =
            Tui::configured(told(), &format!("colour = false\nkeys.\"goals.new\" = [\"N\", \"F5\"]\n{line}\n"));
        tui.shows("config line 3").shows("mentorlog config check");
        tui.keys("3").shows("N new").keys("N").shows("New goal").keys("Esc F5").shows("New goal");
    }
}

fn told() -> Journal {
    sample::journal(Clock::fixed(NOW).unwrap()).unwrap()
}

#[test]
fn one_broken_heading_or_a_list_that_is_never_closed_costs_nothing_else() {
    for text in [
        "[keys\n\"goals.new\" = \"N\"\n",
        "keys]\n[keys]\n\"goals.new\" = \"N\"\n",
        "[colors\nx = 1\n[keys]\n\"goals.new\" = \"N\"\n",
        "[keys]\nundo = [\"U\", \n\"goals.new\" = \"N\"\n",
        "[keys]\nundo = [\n\"U\",\nX,\n]\n\"goals.new\" = \"N\"\n",
        "[keys]\nundo = \"\"\"U\n\"goals.new\" = \"N\"\n",
        "[keys]\n\"goals.new\" = \"N\"\nundo = [\"U\"",
        "[keys]\r\n\"goals.new\" = \"N\"\r\nundo\r\n",
        "\u{feff}[keys]\n\"goals.new\" = \"N\"\nundo = U\n",
    ] {
        let config: Config = text.parse().unwrap();
        let (keymap, faults) = Keymap::configured(&config);
        assert_eq!(faults.len(), 1, "{text}: {faults:?}");
        let key: Key = "N".parse().unwrap();
        assert_eq!(keymap.resolve(mentorlog::tui::command::chain::GOALS, key), Some(Command::New), "{text}");
    }
}

#[test]
fn the_footer_the_help_and_the_palette_show_the_keys_in_force() {
    let text = "[keys]\n\"goals.new\" = [\"N\", \"F5\"]\nundo = []\nhelp = \"F2\"\n\"prompt.back\" = \"Ctrl-G\"\n\
                \"go.goals\" = \"g\"\n\"list.first\" = \"Home\"\n\"text.help\" = \"F2\"\n";
    assert_eq!(faults(text), Vec::<String>::new());
    let mut tui = Tui::configured(told(), text);
    tui.resize(120, 40);
    tui.shows("g Goals").keys("g").shows("N new").shows("F2 keys").shows_no("n new");
    tui.keys("F2").shows("N  F5         new goal").shows_no("undo").keys("Esc");
    tui.keys("Ctrl-P").text("new goal").shows("N  F5").shows("Ctrl-G back").keys("Ctrl-G").shows_no("do it");
    tui.keys("n").shows_no("What it is about").keys("Ctrl-P").text("undo").shows("Undo").keys("Ctrl-G");
}

#[test]
fn a_command_without_a_key_is_in_the_palette_and_nowhere_else() {
    let text =
        "[keys]\n\"goals.new\" = []\n\"capture.next\" = []\n\"go.reflect\" = []\nhelp = []\n\"text.help\" = []\n";
    assert_eq!(faults(text), Vec::<String>::new());
    let mut tui = Tui::configured(told(), text);
    tui.keys("3").shows("Enter open   l log").shows_no(" new").shows_no("? keys").shows("Goals  Reflect  5 People");
    tui.keys("n")
        .shows_no("New goal")
        .keys("c Enter")
        .shows("Enter save   Esc keep")
        .shows_no("next field")
        .keys("Esc");
    tui.keys(":").text("new goal").keys("Enter").shows("New goal");
    Tui::configured(journal_of_aldo(), text).keys("3").shows("No goal is set yet. : sets one");
}

/// With somebody in it and nothing else.
fn journal_of_aldo() -> Journal {
    let mut journal = journal();
    journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    journal
}

#[test]
fn a_toast_of_a_faulty_configuration_says_how_many_more_there_are_and_goes() {
    let mut tui = Tui::configured(told(), "color = false\nmouse = true\n[keys]\nfly = \"w\"\n");
    tui.shows("! config line 1: \"color\" is no setting").shows("2 more: mentorlog config check");
    tui.wait(std::time::Duration::from_secs(7)).shows_no("config");
    Tui::configured(journal(), "color = false\n").shows("mentorlog config check").shows_no("more:");
    Tui::configured(journal(), "colour = false\n").shows_no("config");

    // That others could read the journal is said once, so it comes first.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    drop(Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    let open = || Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap();
    let mut tui = Tui::configured(open(), "color = false\n");
    tui.resize(120, 40).shows("others").shows("config has faults: mentorlog config check");
    drop(tui);
    Tui::configured(open(), "color = false\n").shows("config line 1");
}

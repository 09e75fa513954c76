//! Text that would act on a terminal: shown as it is, kept as it came.

use super::Home;

/// What has opened clipboards, changed titles, cleared screens, typed answers and turned words round elsewhere.
pub const PAYLOADS: &[&str] = &[
    "\u{1b}[2J\u{1b}[H",
    "\u{1b}[31mred\u{1b}[0m",
    "\u{1b}[6n",
    "\u{1b}[?1049h",
    "\u{1b}]0;title\u{7}",
    "\u{1b}]52;c;ZWNobyBoaQ==\u{7}",
    "\u{1b}]8;;http://x\u{1b}\\link\u{1b}]8;;\u{1b}\\",
    "\u{1b}P+q544e\u{1b}\\",
    "\u{1b}_apc\u{1b}\\",
    "\u{1b}^pm\u{1b}\\",
    "\u{1b}c",
    "\u{1b}",
    "\u{9b}2J",
    "\u{9d}0;title\u{9c}",
    "\u{90}q\u{9c}",
    "\u{85}\u{84}",
    "bell\u{7} back\u{8}\u{8} return\rover\u{b}\u{c}",
    "tab\there",
    "delete\u{7f}",
    "\u{202e}desrever\u{202c}",
    "\u{2066}isolated\u{2069}",
    "zero\u{200b}width\u{feff}",
    "line\u{2028}paragraph\u{2029}",
    "tags\u{e0041}\u{e0042}",
    // The same again as single bytes of eight bits, without an end, and one within another.
    "\u{9b}31;7mred",
    "\u{9b}?1049h",
    "\u{9b}6n",
    "\u{9d}52;c;ZWNobyBoaQ==\u{7}",
    "\u{9f}apc\u{9c}",
    "\u{9e}pm\u{9c}",
    "\u{98}sos\u{9c}",
    "\u{8e}\u{8f}\u{8d}",
    "\u{1b}]0;no end",
    "\u{1b}]52;c;bm8gZW5k",
    "\u{1b}Pno end",
    "\u{1b}_no end",
    "\u{1b}[",
    "\u{1b}[38;5",
    "\u{1b}\u{1b}[2J",
    "\u{1b}]0;a\u{1b}]0;b\u{7}\u{7}",
    // What changes modes, character sets, margins, colours and the caret, and what asks for an answer.
    "\u{1b}[?25l",
    "\u{1b}[?2004l",
    "\u{1b}[?1000h",
    "\u{1b}[>1u",
    "\u{1b}[3;4r",
    "\u{1b}[5i",
    "\u{1b}[c",
    "\u{1b}[21t",
    "\u{1b}(0lqqk",
    "\u{e}qqq\u{f}",
    "\u{1b}7\u{1b}8",
    "\u{1b}#8",
    "\u{1b}]4;1;?\u{7}",
    "\u{1b}]10;?\u{1b}\\",
    "\u{1b}]777;notify;a;b\u{7}",
    "\u{1b}]1337;File=inline=1:AA==\u{7}",
    "and \u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{10}\u{11}\u{13}\u{14}\u{16}\u{17}\u{19}\u{1a}\u{1c}\u{1d}\u{1e}\u{1f}",
    "cr\rlf\ncrlf\r\nend",
    "\u{2067}\u{202b}\u{202d}turned\u{202c}\u{2069}",
    "pile e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
];

fn assert_harmless(what: &str, text: &str) {
    let bad = text.chars().find(|c| {
        c.is_control() && *c != '\n'
            || matches!(*c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}' | '\u{2028}' | '\u{2029}')
    });
    assert_eq!(bad, None, "{what}: {text:?}");
}

#[test]
fn no_control_byte_gets_out_of_any_command() {
    for payload in PAYLOADS.chunks(12).map(<[&str]>::concat) {
        let payload = payload.as_str();
        let home = Home::empty();
        let name = format!("N{payload}oor");
        assert_eq!(home.ok(&["add", "person", &name, "--my-role", "mentor", "--purpose", payload]), "S1\n");
        let add = |args: &[&str]| home.ok(&[&["add"][..], args, &["--with", "S1"]].concat());
        for args in
            [["meeting", payload], ["note", payload], ["goal", payload], ["action", payload], ["topic", payload]]
        {
            add(&[args[0], &format!("x{}", args[1])]);
        }
        home.ok(&["log", "G1", &format!("x{payload}"), "--next", payload]);
        home.ok(&["add", "question", &format!("x{payload}")]);
        home.ok(&["add", "answer", "Q101", &format!("x{payload}")]);
        home.ok(&["add", "milestone", "G1", &format!("x{payload}")]);
        everything_printed_is_harmless(&home, payload);
    }
}

fn everything_printed_is_harmless(home: &Home, payload: &str) {
    let kinds = ["people", "mentorships", "meetings", "goals", "actions", "topics", "questions", "answers"];
    let lists = kinds.iter().map(|kind| vec!["list", kind]);
    let ids = ["P1", "S1", "M1", "G1", "A1", "T1", "Q101", "R1", "E1", "I1"];
    let shown = ids.iter().map(|id| vec!["show", id]);
    for args in lists.chain(shown).chain([vec!["list"]]) {
        for json in [&[][..], &["--json"]] {
            let args = [&args[..], json].concat();
            let ran = home.run(&args);
            assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
            assert_harmless(&format!("{args:?}"), &(ran.out + &ran.err));
        }
    }
    let id = format!("G1{payload}");
    for args in [
        &["export"][..],
        &["done", "A1"],
        &["set", "G1", "why=x"],
        &["drop", "G1", "--why", payload],
        &["delete", "G1"],
        &["trash"],
        &["trash", "--json"],
        &["undo"],
        &["redo"],
        &["trash", "--restore", "G1"],
        &["show", &id],
        &["set", "G1", payload],
        &["add", "topic", "x", "--with", payload],
        &["add", "goal", "x", "--by", payload],
        &["add", "meeting", "--kind", payload],
        &["--journal", &format!("{payload}/x/y"), "--now", payload, "list"],
        &["delete", "S1"],
        &[payload],
    ] {
        let ran = home.run(args);
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
        assert_harmless(&format!("{args:?}"), &(ran.out + &ran.err));
    }
}

#[test]
fn what_came_in_is_kept_and_exported_as_it_was() {
    let home = Home::with_aldo();
    for (number, payload) in (1..).zip(PAYLOADS) {
        let text = format!("a{payload}z");
        home.ok(&["add", "topic", &text]);
        assert_eq!(home.json(&["show", &format!("T{number}"), "--json"])["topics"][0]["text"], text);
    }
    let export = home.json(&["export"]);
    let kept: Vec<_> = export["topics"].as_array().unwrap().iter().map(|topic| topic["text"].clone()).collect();
    assert_eq!(kept, PAYLOADS.iter().map(|payload| format!("a{payload}z")).collect::<Vec<_>>());
}

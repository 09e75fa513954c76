//! A storm of resizes while somebody types.

use super::Desk;

const SIZES: [(u16, u16); 8] = [(80, 24), (1, 1), (200, 60), (39, 9), (40, 10), (10, 3), (500, 200), (2, 2)];

/// What is typed meanwhile: no part of it stands in it twice.
const LINE: &str = "Kemal showed two new ones how brakes go, and nobody had";

#[test]
fn no_key_is_lost_in_a_storm_of_resizes_and_the_screen_is_right_after_it() {
    let desk = Desk::new();
    let mut session = desk.writing();
    let mut letters = LINE.chars();
    for round in 0..500 {
        let (columns, rows) = SIZES[round % SIZES.len()];
        session.resize(columns, rows);
        if round % 9 == 0
            && let Some(letter) = letters.next()
        {
            session.press(letter.encode_utf8(&mut [0; 4]));
        }
    }
    let rest: String = letters.collect();
    session.press(&rest);
    session.resize(80, 24);
    session.wait_words(LINE);
    session.press_key("Esc");
    session.wait_words("wrote the notes");
    session.wait_words("Enter write");
    let before = cells(session.screen());
    session.press_key("Ctrl-L");
    session.waits("\x1b[2J");
    session.wait_words("Enter write");
    assert_eq!(before, cells(session.screen()), "{}", session.screen().contents());
    assert_eq!(desk.notes(), LINE);
}

/// What is seen of each cell.
fn cells(screen: &vt100::Screen) -> Vec<String> {
    let (rows, columns) = screen.size();
    let cell = |row, column| match screen.cell(row, column) {
        Some(cell) => {
            format!("{row},{column} {} {:?} {} {}", cell.contents().trim(), cell.fgcolor(), cell.bold(), cell.inverse())
        }
        None => String::new(),
    };
    (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| cell(row, column))).collect()
}

#[test]
fn a_size_that_was_there_only_for_a_moment_is_drawn_over() {
    let desk = Desk::new();
    let mut session = desk.writing();
    session.press("Kemal showed two");
    session.wait_words("Kemal showed two");
    for _ in 0..10 {
        // The screen of the test loses what a smaller one has no room for, as a terminal does.
        session.resize(10, 3);
        session.resize(80, 24);
        session.wait_words("Kemal showed two");
    }
}

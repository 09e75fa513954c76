//! The screens: the only code that says ratatui or crossterm.
//!
//! Read `screen` for what a screen is, `command` for the keys, `app` for what happens to an input. `widgets` draw one thing each,
//! `screens` are the program as a person sees it.

pub mod app;
mod asked;
mod burst;
mod chrome;
pub mod clipboard;
pub mod command;
pub mod filling;
pub mod glyph;
pub mod grid;
mod guard;
pub mod keymap;
pub mod screen;
pub mod screens;
mod terminal;
pub mod theme;
mod wake;
mod watch;
pub mod widgets;
pub mod writing;

use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context;
use crossterm::clipboard::CopyToClipboard;
use crossterm::{event, execute};

use crate::config::{Config, Glyphs};
use crate::editor;
use crate::journal::{Journal, Rescued};
use app::{App, Request};
use burst::{Burst, Target};
use command::{Scope, chain};
use keymap::Keymap;
use terminal::Terminal;
use theme::Theme;
use wake::{Bell, Sleeper, Woken};

pub use terminal::{NoTerminal, check_terminal};

/// How long a change may wait for another program that writes: then it is said, and can be tried again.
const LONGEST_WAIT: Duration = Duration::from_secs(1);

/// How long input may hold up a draw.
const LONGEST_DRAIN: Duration = Duration::from_millis(50);

/// And how long a paste may that comes as keys.
const LONGEST_PASTE: Duration = Duration::from_millis(250);

/// How long what was typed before the end is answered.
const LONGEST_REST: Duration = Duration::from_millis(200);

// The loop is back from a paste before the guard ends the program without it.
const _: () = assert!(LONGEST_PASTE.as_millis() < guard::PATIENCE.as_millis());

/// Why the screens ended though nobody left them.
#[derive(Debug, thiserror::Error)]
pub enum Ended {
    #[error("ended by a signal; {}", kept_in_words(kept))]
    BySignal { signal: i32, kept: io::Result<Rescued> },
    #[error("stopped on an error of its own; {}", kept_in_words(kept))]
    ByAPanic { kept: io::Result<Rescued> },
    #[error("stopped; {}", kept_in_words(kept))]
    ByAnError { kept: io::Result<Rescued>, source: anyhow::Error },
    /// Somebody left though the journal could not be written.
    #[error("the journal could not be written; {}", kept_in_words(kept))]
    Unsaved { kept: io::Result<Rescued> },
}

/// Shows the journal until the person leaves it. The terminal is given back whatever happens, and what was being written is kept.
pub fn run(journal: Journal, config: &Config) -> anyhow::Result<()> {
    show(open(journal, config)?)
}

/// Shows a journal that is no one's, and says so wherever one looks.
pub fn demo(journal: Journal, config: &Config) -> anyhow::Result<()> {
    show(open(journal, config)?.as_demo())
}

fn open(mut journal: Journal, config: &Config) -> anyhow::Result<App> {
    journal.wait_at_most(LONGEST_WAIT)?;
    let app = App::new(journal, theme(config), has_unicode(config), Instant::now()).context("reading the journal")?;
    Ok(app.configured(Keymap::configured(config)))
}

fn show(mut app: App) -> anyhow::Result<()> {
    let rescue = app.rescue().clone();
    let mut sleeper = Sleeper::new()?;
    let resizes = guard::start(sleeper.bell(), rescue.clone())?;
    let mut terminal = Terminal::enter(&rescue)?;
    resizes.listen()?;
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| work(&mut app, &mut terminal, &mut sleeper)));
    drop(terminal);
    let Ok(outcome) = outcome else { return Err(Ended::ByAPanic { kept: rescue.save() }.into()) };
    app.keep_drafts();
    end(outcome, sleeper.ending(), rescue.save())
}

/// What to answer. The work ends with an error too where the terminal is gone, or was given back for a signal: that is the reason then.
fn end(outcome: anyhow::Result<Option<i32>>, ending: Option<i32>, kept: io::Result<Rescued>) -> anyhow::Result<()> {
    match outcome.or_else(|error| ending.map(Some).ok_or(error)) {
        Ok(Some(signal)) => Err(Ended::BySignal { signal, kept }.into()),
        Ok(None) if !is_unsaved(&kept) => Ok(()),
        Ok(None) => Err(Ended::Unsaved { kept }.into()),
        Err(source) => Err(Ended::ByAnError { kept, source }.into()),
    }
}

/// Whether words are elsewhere than where one looks for them.
fn is_unsaved(kept: &io::Result<Rescued>) -> bool {
    matches!(kept, Err(_) | Ok(Rescued::InAFile(_)))
}

/// Goes on until the person leaves, or until the signal that it gives back.
fn work(app: &mut App, terminal: &mut Terminal, sleeper: &mut Sleeper) -> anyhow::Result<Option<i32>> {
    terminal.draw(|frame| app.draw(frame))?;
    // What can wait comes after the first draw.
    let path = app.journal().path().map(Path::to_owned);
    let _watcher = path.and_then(|path| watch::start(&path, sleeper.bell()).ok());
    // What was written before the watch began is seen now, as later changes are.
    let mut is_stale = app.journal_was_written(Instant::now());
    let (mut typed, mut has_more) = (Burst::default(), false);
    while app.is_running() {
        // A size that was there only for a moment leaves the old one, and yet the terminal may have lost what it showed.
        if app.take_torn() {
            terminal.clear()?;
        }
        if is_stale {
            terminal.draw(|frame| app.draw(frame))?;
        }
        asked::panic_at_once();
        let woken = sleeper.wait(app.next_deadline(), has_more)?;
        has_more = woken.input && drain(app, &mut typed, &sleeper.bell())?;
        if let Some(signal) = woken.ending {
            answer_the_rest(app, &mut typed)?;
            return Ok(Some(signal));
        }
        is_stale = attend(woken, app, terminal)?;
    }
    Ok(None)
}

/// Does what the loop was woken for; says whether there is something new to draw.
fn attend(woken: Woken, app: &mut App, terminal: &mut Terminal) -> anyhow::Result<bool> {
    let mut is_stale = woken != Woken { journal: woken.journal, ..Woken::default() };
    if woken.suspend {
        app.keep_drafts();
        terminal.lend(terminal::stop)??;
    }
    if woken.continued {
        terminal.retake()?;
    }
    let now = Instant::now();
    if woken.journal {
        is_stale |= app.journal_was_written(now);
    }
    // Checked after input too: who types without a pause still has a draft within the second.
    if app.next_deadline().is_some_and(|due| due <= now) {
        is_stale |= app.deadline(now);
    }
    is_stale |= app.has_request();
    serve(app, terminal)?;
    Ok(is_stale)
}

/// Answers all that has been typed before the next draw, so that a paste or a storm of resizes costs one; but a flood that does not
/// end is drawn now and then. Says whether there may be more.
fn drain(app: &mut App, typed: &mut Burst, bell: &Bell) -> anyhow::Result<bool> {
    let began = Instant::now();
    let longest = |typed: &Burst| if typed.is_in_a_paste() { LONGEST_PASTE } else { LONGEST_DRAIN };
    while !bell.has_rung_end() && began.elapsed() < longest(typed) && has_input(typed.patience())? {
        typed.take_in(event::read()?);
    }
    let until = Instant::now() + LONGEST_DRAIN;
    while app.is_running()
        && !bell.has_rung_end()
        && let Some(event) = typed.next(goes_to(app), Instant::now())
    {
        let at = Instant::now();
        asked::panic_on(&event);
        app.handle(event, at);
        app.took(at.elapsed());
        if app.has_request() || Instant::now() >= until {
            break;
        }
    }
    Ok(!typed.is_empty() || (!bell.has_rung_end() && event::poll(Duration::ZERO)?))
}

/// Answers what was typed before a signal came, as far as there is time. A terminal that is gone is not read from.
fn answer_the_rest(app: &mut App, typed: &mut Burst) -> anyhow::Result<()> {
    let until = Instant::now() + LONGEST_REST;
    typed.hurry();
    while app.is_running() && Instant::now() < until {
        while Instant::now() < until && !wake::terminal_is_gone() && has_input(typed.patience())? {
            typed.take_in(event::read()?);
        }
        let Some(event) = typed.next(goes_to(app), Instant::now()) else { break };
        app.handle(event, Instant::now());
        // What is typed after the key for the editor is meant for the editor.
        if !matches!(app.take_request(), None | Some(Request::Redraw)) {
            break;
        }
    }
    Ok(())
}

/// What typed characters are on the screen on top.
fn goes_to(app: &App) -> Target {
    match app.chain() {
        chain if chain.contains(&Scope::Form) => Target::Form,
        chain if chain::takes_text(chain) => Target::Text,
        _ => Target::Page,
    }
}

/// Whether there is an event to read, now or within a span. What crossterm left unread comes before any waiting.
fn has_input(patience: Duration) -> io::Result<bool> {
    Ok(event::poll(Duration::ZERO)?
        || (wake::remind_of_unread()? && event::poll(Duration::ZERO)?)
        || (!patience.is_zero() && event::poll(patience)?))
}

/// Does for the app what needs a terminal.
fn serve(app: &mut App, terminal: &mut Terminal) -> anyhow::Result<()> {
    if let Some(text) = app.take_copied() {
        execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))?;
    }
    match app.take_request() {
        Some(Request::Edit(lent)) => {
            let (journal, now) = (app.journal().path().map(Path::to_owned), app.journal().now().to_utc());
            let (edited, taken) = terminal.lend_to_an_editor(|| editor::edit(&lent, journal.as_deref(), now));
            app.edited(edited, Instant::now());
            taken?;
        }
        Some(Request::Suspend) if terminal::can_be_continued() => terminal::ask_to_stop()?,
        Some(Request::Suspend) => app.say("there is no shell here that could bring it back; q leaves"),
        Some(Request::Redraw) => terminal.clear()?,
        None => {}
    }
    io::stdout().flush()?;
    Ok(())
}

/// What became of words that were being written when the screens ended.
fn kept_in_words(kept: &io::Result<Rescued>) -> String {
    match kept {
        Ok(Rescued::Nothing | Rescued::InTheJournal) => "what was being written is kept".to_owned(),
        Ok(Rescued::Nowhere) => "it was all in memory, and nothing is kept".to_owned(),
        Ok(Rescued::InAFile(file)) => format!("what was being written is in {}", file.display()),
        Err(error) => format!("what was being written could not be kept: {error}"),
    }
}

/// The environment has the last word: `NO_COLOR` is set for all programs at once.
fn theme(config: &Config) -> Theme {
    let may_have_colour = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if may_have_colour && config.colour.unwrap_or(true) { Theme::coloured() } else { Theme::plain() }
}

fn has_unicode(config: &Config) -> bool {
    if let Some(glyphs) = config.glyphs {
        return glyphs == Glyphs::Unicode;
    }
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].map(|name| std::env::var(name).unwrap_or_default());
    glyph::locale_has_unicode(names.iter().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_fails_says_where_the_words_are_and_for_a_lost_terminal_it_is_a_hang_up() {
        let failed = || Err(io::Error::from_raw_os_error(5).into());
        let file = || Ok(Rescued::InAFile("/kept/words.json".into()));
        let error = end(failed(), None, file()).unwrap_err();
        assert!(error.to_string().contains("what was being written is in /kept/words.json"), "{error}");
        assert!(error.chain().any(|cause| cause.to_string().contains("os error 5")), "{error:?}");
        let error = end(failed(), Some(wake::HANGUP), file()).unwrap_err();
        let is_hang_up = matches!(error.downcast_ref(), Some(Ended::BySignal { signal: wake::HANGUP, .. }));
        assert!(is_hang_up && error.to_string().contains("/kept/words.json"), "{error}");
    }
}

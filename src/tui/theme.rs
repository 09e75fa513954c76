//! The roles of type as styles, in the terminal's own colours: weight before colour, one accent, never a background.
//!
//! Screens and widgets name a role and no colour. Meaning is never in colour alone, so `NO_COLOR` loses nothing.

use ratatui::style::{Color, Modifier, Style};

/// A style for each role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// What the user wrote, and sentences of the app.
    pub text: Style,
    /// The name of the page, or of the thing shown beside a list.
    pub title: Style,
    /// One thing to read first; the selected line; what is late.
    pub strong: Style,
    /// Dates in order, counts, kinds, hints, what is done.
    pub dim: Style,
    /// The heading of a section, in capitals.
    pub label: Style,
    /// The heading of the section that has the keys: one on a screen.
    pub label_focus: Style,
    /// The place one is in.
    pub place: Style,
    /// The bar beside the selected line, a prompt, the mark of a toast.
    pub cursor: Style,
    /// A word found.
    pub mark: Style,
    /// The one series of a chart that matters.
    pub chart: Style,
    /// Axis, aim, and what is not yet reached.
    pub chart_rest: Style,
    pub key: Style,
    /// Somebody's words: takeaways, openers.
    pub note: Style,
    /// Words that Enter follows.
    pub link: Style,
    /// The line one writes on.
    pub field: Style,
    /// A wrong field, and text that is not saved. Nothing else is red.
    pub error: Style,
    pub selected_text: Style,
    /// The frame of an overlay.
    pub border: Style,
    /// All that lies outside an overlay.
    pub faded: Style,
}

impl Theme {
    /// In the terminal's sixteen colours.
    pub fn coloured() -> Self {
        let plain = Theme::plain();
        Theme {
            label_focus: plain.label_focus.fg(Color::Cyan),
            place: plain.place.fg(Color::Cyan),
            cursor: plain.cursor.fg(Color::Cyan),
            mark: plain.mark.fg(Color::Cyan),
            chart: plain.chart.fg(Color::Cyan),
            error: plain.error.fg(Color::Red),
            ..plain
        }
    }

    /// With weight alone, for `NO_COLOR`.
    pub fn plain() -> Self {
        let default = Style::new();
        let bold = default.add_modifier(Modifier::BOLD);
        let dim = default.add_modifier(Modifier::DIM);
        let underlined = default.add_modifier(Modifier::UNDERLINED);
        let bold_underlined = bold.add_modifier(Modifier::UNDERLINED);
        Theme {
            text: default,
            title: bold,
            strong: bold,
            dim,
            label: dim,
            label_focus: bold,
            place: bold_underlined,
            cursor: bold,
            mark: bold_underlined,
            chart: default,
            chart_rest: dim,
            key: bold,
            note: default.add_modifier(Modifier::ITALIC),
            link: underlined,
            field: underlined,
            error: bold,
            selected_text: default.add_modifier(Modifier::REVERSED),
            border: dim,
            faded: dim,
        }
    }

    /// The heading of a section, with the keys or without.
    pub fn heading(&self, has_keys: bool) -> Style {
        if has_keys { self.label_focus } else { self.label }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(theme: &Theme) -> [Style; 19] {
        let Theme { text, title, strong, dim, label, label_focus, place, cursor, mark, .. } = theme.clone();
        let Theme { chart, chart_rest, key, note, link, field, error, selected_text, border, faded, .. } =
            theme.clone();
        [
            text,
            title,
            strong,
            dim,
            label,
            label_focus,
            place,
            cursor,
            mark,
            chart,
            chart_rest,
            key,
            note,
            link,
            field,
            error,
            selected_text,
            border,
            faded,
        ]
    }

    #[test]
    fn no_role_has_a_background_and_only_one_accent_is_used() {
        for style in roles(&Theme::coloured()) {
            assert_eq!(style.bg, None);
            assert!(matches!(style.fg, None | Some(Color::Cyan | Color::Red)));
        }
    }

    #[test]
    fn without_colour_the_weights_are_the_same() {
        for (plain, coloured) in roles(&Theme::plain()).iter().zip(roles(&Theme::coloured())) {
            assert_eq!(plain.fg, None);
            assert_eq!(plain.add_modifier, coloured.add_modifier);
        }
    }
}

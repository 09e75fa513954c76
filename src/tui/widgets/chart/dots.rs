//! Lines drawn in characters of dots, two across and four down.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::super::glyph;
use super::super::row::styled;
use super::{cells, put};

/// Dots of one character.
pub const ACROSS: usize = 2;
pub const DOWN: usize = 4;

/// The bit of a dot in a character of dots, by column and row.
const BITS: [[u8; DOWN]; ACROSS] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

/// The characters of dots of a picture, row by row.
#[derive(Debug)]
pub struct Dots {
    plot: Rect,
    characters: Vec<u8>,
}

impl Dots {
    pub fn new(plot: Rect) -> Self {
        Dots { plot, characters: vec![0; usize::from(plot.width) * usize::from(plot.height)] }
    }

    /// How many dots there are across.
    pub fn wide(&self) -> usize {
        usize::from(self.plot.width) * ACROSS
    }

    /// How many dots there are down.
    pub fn high(&self) -> usize {
        usize::from(self.plot.height) * DOWN
    }

    /// Sets the dots from each value to the next, told at which dot a time and a value stand. One value alone gives none.
    pub fn connect(
        &mut self,
        points: &[(f64, f64)],
        across: impl Fn(f64) -> usize,
        down: impl Fn(f64, usize) -> usize,
    ) {
        let high = self.high();
        for pair in points.windows(2) {
            let (left, right) = (across(pair[0].0), across(pair[1].0));
            for x in left..=right {
                let share = if right > left { (x - left) as f64 / (right - left) as f64 } else { 1.0 };
                self.set(x, down(pair[0].1 + (pair[1].1 - pair[0].1) * share, high));
            }
        }
    }

    pub fn draw(&self, buffer: &mut Buffer, style: Style) {
        let columns = usize::from(self.plot.width);
        for (at, character) in self.characters.iter().enumerate().filter(|(_, character)| **character != 0) {
            let place = (cells(at % columns), cells(at / columns));
            put(buffer, self.plot, place, styled(glyph::braille(*character), style));
        }
    }

    fn set(&mut self, x: usize, y: usize) {
        let columns = usize::from(self.plot.width);
        if x < self.wide()
            && let Some(character) = self.characters.get_mut(y / DOWN * columns + x / ACROSS)
        {
            *character |= BITS[x % ACROSS][y % DOWN];
        }
    }
}

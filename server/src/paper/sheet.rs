//! Sheets of A4: headings, text and pairs run from page to page; each page says what it is, when it was made, and
//! which one it is.

use super::fonts::{Fonts, runs, wrap};
use super::{Made, Unprintable};
use kotodigi::audit::say_moment;
use kotodigi::steps::Directory;
use kotodigi::words::{Lang, Text, text};
use krilla::Document;
use krilla::color::luma;
use krilla::geom::{Point, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;

const WIDTH: f32 = 595.0;
const HEIGHT: f32 = 842.0;
const MARGIN: f32 = 56.0;
const ROOM: f32 = WIDTH - 2.0 * MARGIN;
/// Where the values of pairs begin.
const SECOND: f32 = 170.0;
const BODY: f32 = 9.5;
const LEADING: f32 = 1.4;
const TOP: f32 = 78.0;
const BOTTOM: f32 = HEIGHT - 64.0;
const SMALL: f32 = 8.0;

/// A line at its place from the left, and the room it takes.
#[derive(Debug)]
struct Line {
    cells: Vec<(f32, String)>,
    bold: bool,
    size: f32,
    /// Room above it, and lines that must come on the same page.
    above: f32,
    keep: usize,
}

/// A document in the making.
#[derive(Debug)]
pub(super) struct Sheets {
    title: String,
    made: Made,
    lines: Vec<Line>,
    /// What the foot of every page warns of.
    secret: Option<Text>,
}

impl Sheets {
    pub fn new(title: &str, made: &Made) -> Sheets {
        let mut sheets =
            Sheets { title: title.to_owned(), made: made.clone(), lines: Vec::new(), secret: Some(SECRET) };
        sheets.block(title, true, 16.0, 0.0, 2);
        sheets
    }

    /// Of a document that is about nobody.
    pub fn about_nobody(mut self) -> Sheets {
        self.secret = None;
        self
    }

    pub fn heading(&mut self, text: &str) {
        self.block(text, true, 12.0, 16.0, 3);
    }

    pub fn subheading(&mut self, text: &str) {
        self.block(text, true, BODY, 8.0, 2);
    }

    pub fn text(&mut self, text: &str) {
        self.block(text, false, BODY, 3.0, 0);
    }

    /// A name and its value, side by side.
    pub fn pair(&mut self, name: &str, value: &str) {
        let names = wrap(name, false, BODY, SECOND - 10.0);
        let values = wrap(value, false, BODY, ROOM - SECOND);
        for at in 0..names.len().max(values.len()) {
            let cell =
                |x, lines: &[String]| lines.get(at).filter(|line| !line.is_empty()).map(|line| (x, line.clone()));
            let cells = cell(0.0, &names).into_iter().chain(cell(SECOND, &values)).collect();
            let above = if at == 0 { 2.0 } else { 0.0 };
            self.lines.push(Line { cells, bold: false, size: BODY, above, keep: 0 });
        }
    }

    fn block(&mut self, text: &str, bold: bool, size: f32, above: f32, keep: usize) {
        for (at, line) in wrap(text, bold, size, ROOM).into_iter().enumerate() {
            let above = if at == 0 { above } else { 0.0 };
            self.lines.push(Line { cells: vec![(0.0, line)], bold, size, above, keep });
        }
    }

    /// Lines by page, each with its height from the top.
    fn pages(&self) -> Vec<Vec<(f32, &Line)>> {
        let height = |line: &Line| line.above + line.size * LEADING;
        let mut pages: Vec<Vec<(f32, &Line)>> = vec![Vec::new()];
        let mut y = TOP;
        for (at, line) in self.lines.iter().enumerate() {
            let together: f32 = self.lines[at..].iter().take(line.keep + 1).map(height).sum();
            if y + together > BOTTOM && pages.last().is_some_and(|page| !page.is_empty()) {
                pages.push(Vec::new());
                y = TOP;
            }
            y += height(line);
            if let Some(page) = pages.last_mut() {
                page.push((y, line));
            }
        }
        pages
    }

    pub fn print(&self) -> Result<Vec<u8>, Unprintable> {
        let fonts = Fonts::load()?;
        let mut document = Document::new();
        let lang = self.made.lang;
        document.set_metadata(Metadata::new().title(self.title.clone()).language(lang.code().to_owned()));
        let pages = self.pages();
        let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| Unprintable("no such page".to_owned()))?;
        for (at, lines) in pages.iter().enumerate() {
            let mut page = document.start_page_with(size.clone());
            let mut surface = page.surface();
            if self.made.directory == Directory::Training {
                watermark(&mut surface, &fonts, lang);
            }
            surface.set_fill(Some(ink(0)));
            for (y, line) in lines {
                for (x, text) in &line.cells {
                    draw(&mut surface, &fonts, (MARGIN + x, *y), text, (line.bold, line.size));
                }
            }
            self.frame(&mut surface, &fonts, at + 1, pages.len());
            surface.finish();
            page.finish();
        }
        document.finish().map_err(|why| Unprintable(format!("{why:?}")))
    }

    /// What every page says of itself.
    fn frame(&self, surface: &mut Surface<'_>, fonts: &Fonts, page: usize, of: usize) {
        let lang = self.made.lang;
        surface.set_fill(Some(ink(90)));
        draw(surface, fonts, (MARGIN, 40.0), &format!("Koto-digi — {}", REGISTER.say(lang)), (false, SMALL));
        let number = format!("{} {page}/{of}", PAGE.say(lang));
        let wide: f32 = runs(&number, false, SMALL).iter().map(|run| run.width).sum();
        draw(surface, fonts, (WIDTH - MARGIN - wide, 40.0), &number, (false, SMALL));
        let secret = self.secret.map(|text| format!(" · {}", text.say(lang))).unwrap_or_default();
        let foot = format!("{}, {}{secret}", self.made.by, say_moment(self.made.at, lang));
        draw(surface, fonts, (MARGIN, HEIGHT - 36.0), &foot, (false, SMALL));
    }
}

const PAGE: Text = text("Sivu", "Sida", "Page");
const REGISTER: Text =
    text("kotoutumisen asiakasrekisteri", "kundregistret för integration", "client register of integration");
const SECRET: Text = text("Sisältää henkilötietoja", "Innehåller personuppgifter", "Holds personal data");
const PRACTICE: Text = text("HARJOITUS", "ÖVNING", "TRAINING");

fn ink(lightness: u8) -> Fill {
    Fill { paint: luma::Color::new(lightness).into(), opacity: NormalizedF32::ONE, rule: Default::default() }
}

fn draw(surface: &mut Surface<'_>, fonts: &Fonts, (x, y): (f32, f32), line: &str, (bold, size): (bool, f32)) {
    let mut x = x;
    for run in runs(line, bold, size) {
        if let Some(font) = fonts.of(&run) {
            surface.draw_text(Point::from_xy(x, y), font, size, &run.text, false, run.direction());
        }
        x += run.width;
    }
}

/// Across the page, under the text: nobody takes practice for a person's data.
fn watermark(surface: &mut Surface<'_>, fonts: &Fonts, lang: Lang) {
    surface.set_fill(Some(ink(238)));
    surface.push_transform(&Transform::from_rotate_at(-50.0, WIDTH / 2.0, HEIGHT / 2.0));
    let word = PRACTICE.say(lang);
    let wide: f32 = runs(word, true, 80.0).iter().map(|run| run.width).sum();
    draw(surface, fonts, (WIDTH / 2.0 - wide / 2.0, HEIGHT / 2.0), word, (true, 80.0));
    surface.pop();
}

//! Time expressions and what they mean: "on Wednesday", "last month", "nearly three years", "the third quarter".
//!
//! The words are data (`data/times.toml`); each file here is one way of telling time. Values are TIMEX3's
//! ([TimeML 1.2.1](https://timeml.github.io/)): days and weeks of ISO 8601, `P3Y` for lengths, `PAST_REF` for "recently".
//! What is not told whole is worked out from the day of publication, from the tense of the verb beside it, and, for "the
//! next day", from the date named last.

mod calendar_date;
mod clock;
mod edge;
mod length;
mod lexicon;
mod number;
mod phrase;
mod piece;
mod quarter;
mod reading;
mod relative;
mod repetition;
pub mod score;
mod tense;
mod value;

use crate::{Analysis, Token};
use jiff::civil::Date;
use lexicon::{Lexicon, Unit, lexicon};
use piece::{Form, Piece};
use reading::{Found, Reading, What};
use readout_document::Span;
use value::{Amount, Calendar, Part};

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What kind of time it is.
    pub kind: TimeKind,
    /// Its TIMEX3 value: "2025-02-12", "2025-W07", "2025-02-12TNI", "P3Y", "PAST_REF".
    pub value: String,
    /// What "nearly", "early" or "the end of" adds.
    pub modifier: Option<Modifier>,
    /// How the value is known.
    pub basis: Basis,
    days: Option<(Date, Date)>,
}

impl Time {
    /// The first and last day of what it names, when it names a stretch of the calendar.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use readout_english::{Analysis, times::times};
    /// let found = times("They met last month.", &Analysis::default(), Some(date(2025, 2, 14)));
    /// assert_eq!(found[0].range(), Some((date(2025, 1, 1), date(2025, 1, 31))));
    /// ```
    pub fn range(&self) -> Option<(Date, Date)> {
        self.days
    }
}

/// The kinds of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeKind {
    /// A day or something longer: "Wednesday", "last year".
    Date,
    /// A time of a day: "noon Thursday", "Tuesday night".
    Time,
    /// A length: "three years".
    Duration,
    /// Something repeated: "every week".
    Set,
}

/// What a word beside a time adds to it; TIMEX3's `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// "pre-".
    Before,
    /// "post-".
    After,
    /// "early", "the beginning of".
    Start,
    /// "mid-", "the middle of".
    Mid,
    /// "late", "the end of".
    End,
    /// "about", "or so".
    Approx,
    /// "nearly", "less than".
    LessThan,
    /// "more than".
    MoreThan,
    /// "at most", "up to".
    EqualOrLess,
    /// "at least".
    EqualOrMore,
}

impl Modifier {
    /// The modifier that TIMEX3 calls `name`.
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "BEFORE" => Self::Before,
            "AFTER" => Self::After,
            "START" => Self::Start,
            "MID" => Self::Mid,
            "END" => Self::End,
            "APPROX" => Self::Approx,
            "LESS_THAN" => Self::LessThan,
            "MORE_THAN" => Self::MoreThan,
            "EQUAL_OR_LESS" => Self::EqualOrLess,
            "EQUAL_OR_MORE" => Self::EqualOrMore,
            _ => return None,
        })
    }
}

/// How the value of a time is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The words tell it: "February 12, 2025", "three years".
    Stated,
    /// Worked out from the day of publication or a date named before: "on Wednesday", "a day later".
    Resolved,
    /// The words leave it open: "recently", "several weeks".
    Vague,
}

/// The time expressions of `text`, in order, none overlapping another.
///
/// Only the sentences of `analysis` are read, so furniture has no times; an analysis without sentences means all of the
/// text, line by line. Without a day of publication, values that need one are left open ("XXXX-WXX-3").
pub fn times(text: &str, analysis: &Analysis, published: Option<Date>) -> Vec<Time> {
    let lexicon = lexicon();
    let mut pieces = Vec::with_capacity(text.len() / 4);
    let mut sentences = Vec::with_capacity(analysis.sentences.len());
    let mut add = |from: usize, to: usize| {
        let first = pieces.len();
        piece::pieces(text, from, to, &mut pieces);
        sentences.push(first..pieces.len());
    };
    if analysis.sentences.is_empty() {
        let mut start = 0;
        for paragraph in text.split_inclusive("\n\n") {
            add(start, start + paragraph.len());
            start += paragraph.len();
        }
    } else {
        analysis.sentences.iter().for_each(|sentence| add(sentence.span.start(), sentence.span.end()));
    }
    cut_citations(text, &mut pieces, &analysis.tokens);
    let mut found = Vec::new();
    let mut reading = Reading::new(text, &pieces, published);
    for (at, sentence) in sentences.into_iter().enumerate() {
        // Tags are looked up among the tokens of the sentence only: short lists stay in the cache.
        reading.tokens = analysis
            .sentences
            .get(at)
            .and_then(|sentence| analysis.tokens.get(sentence.tokens.clone()))
            .unwrap_or_default();
        reading.sentence(sentence, &mut found);
    }
    found.iter().filter_map(|found| time_of(found, &pieces, lexicon)).collect()
}

/// Cuts the digits of a citation off a number: the tokens know that "in 2014.12" ends after 2014.
fn cut_citations(text: &str, pieces: &mut [Piece], tokens: &[Token]) {
    let mut tokens = tokens.iter().peekable();
    for piece in pieces.iter_mut().filter(|piece| piece.form == Form::Figure) {
        while tokens.next_if(|token| token.span.start() < piece.start as usize).is_some() {}
        if let Some(token) = tokens.peek()
            && token.span.start() == piece.start as usize
            && token.span.end() < piece.end as usize
        {
            piece.cut(token.span, text);
        }
    }
}

/// A finding as a time with its value written out.
fn time_of(found: &Found, pieces: &[Piece], lexicon: &Lexicon) -> Option<Time> {
    let last = pieces[..found.to].last()?;
    let span = Span::new(pieces[found.from].start as usize, last.end as usize);
    let (kind, value, days) = match &found.what {
        What::On(calendar, None) => (TimeKind::Date, calendar.to_string(), calendar.range()),
        What::On(calendar, Some(part)) => {
            (TimeKind::Time, part_value(*calendar, *part, lexicon), calendar.range())
        }
        What::Between(first, last) => (TimeKind::Date, format!("{first}/{last}"), Some((*first, *last))),
        What::Length(amount, unit) => {
            (TimeKind::Duration, length_value(*amount, &lexicon.units[*unit as usize]), None)
        }
        What::Every(value) => (TimeKind::Set, value.clone(), None),
        What::Fixed(kind, value) => (*kind, value.clone(), None),
        What::Nothing => return None,
    };
    Some(Time { span, kind, value, modifier: found.modifier, basis: found.basis, days })
}

fn part_value(calendar: Calendar, part: Part, lexicon: &Lexicon) -> String {
    let day = match calendar {
        Calendar::AnyYear => "XXXX-XX-XX".to_owned(),
        known => known.to_string(),
    };
    match part {
        Part::Named(place) => format!("{day}{}", lexicon.parts[place as usize]),
        Part::Clock(hour, minute) => format!("{day}T{hour:02}:{minute:02}"),
    }
}

/// A length as ISO 8601 writes it; a half is written in the next smaller unit where there is one.
fn length_value(amount: Amount, unit: &Unit) -> String {
    let (code, time) = (unit.code.as_str(), if unit.clock { "T" } else { "" });
    let name = unit.name.as_str();
    if amount.vague {
        let code = match name {
            "decade" => "DE",
            "century" => "CE",
            _ => code,
        };
        return format!("P{time}X{code}");
    }
    let whole = amount.whole * unit.times;
    if !amount.half {
        let (whole, code) = match code {
            "WE" => (whole * 2, "D"),
            _ => (whole, code),
        };
        return format!("P{time}{whole}{code}");
    }
    let smaller = match (code, unit.clock, unit.times) {
        ("Y", _, 1) => (6, "M"),
        ("H", true, _) => (30, "M"),
        ("M", true, _) => (30, "S"),
        ("D", _, 1) => (12, "H"),
        (_, _, times) if times > 1 => return format!("P{}{code}", whole + times / 2),
        _ => return format!("P{time}{whole}.5{code}"),
    };
    let (count, small) = smaller;
    let part = if code == "D" { format!("T{count}{small}") } else { format!("{count}{small}") };
    match whole {
        0 => format!("P{time}{part}"),
        _ => format!("P{time}{whole}{code}{part}"),
    }
}

#[cfg(test)]
mod tests;

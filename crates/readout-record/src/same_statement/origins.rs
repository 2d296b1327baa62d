//! Where a telling comes from: the account's own text, or a wire agency that it names as its source. “The ferry must
//! stay, Solberg said, **Reuters reported**”: who else has it from Reuters is no second witness.

use crate::record::{RecordedAccount, Statement};
use readout_document::{Evidence, Span};
use rustc_hash::FxHashMap;

/// An origin of a telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A text, by its number.
    Text(usize),
    /// A wire agency.
    Agency(&'static str),
}

/// The origin of each statement.
pub fn of(recorded: &[RecordedAccount], statements: &[Statement]) -> Vec<Origin> {
    // What an agency is said to have reported, by account.
    let mut reported: FxHashMap<usize, Vec<(Span, &'static str)>> = FxHashMap::default();
    for statement in statements {
        let agency = statement.speaker.as_ref().and_then(|it| readout_story::agency(it.evidence.exact()));
        if let Some(agency) = agency {
            let told = reported.entry(statement.account.0).or_default();
            told.extend(statement.content.iter().map(|piece| (piece.span(), agency)));
        }
    }
    let origin = |statement: &Statement| {
        let chain = statement.chain.iter().find_map(|words: &Evidence| readout_story::agency(words.exact()));
        let within = || {
            let told = reported.get(&statement.account.0)?;
            let piece = statement.content.first()?.span();
            told.iter().find(|(span, _)| span.contains(piece)).map(|(_, agency)| *agency)
        };
        let text = Origin::Text(recorded[statement.account.0].text);
        chain.or_else(within).map_or(text, Origin::Agency)
    };
    statements.iter().map(origin).collect()
}

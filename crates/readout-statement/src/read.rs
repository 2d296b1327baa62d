//! The front door: a document in, an account out.

use crate::actors::{Cast, NameFound};
use crate::cues::Cues;
use crate::speech::scene::Scene;
use crate::speech::{self, Direct};
use crate::{Account, Polarity, Speaker, Statement, StatementKind};
use readout_document::Document;
use readout_english::Analysis;

/// Reads what a document says. One that is not in English is kept as it is, with nothing read.
///
/// ```
/// use readout_document::Document;
/// let text = "“We sail at dawn,” Mira Solberg told reporters.";
/// let account = readout_statement::read(Document::from_text("t", text));
/// assert_eq!(account.statements[0].content[0].of(text), "We sail at dawn,");
/// ```
pub fn read(document: Document) -> Account {
    if !document.is_english() {
        return Account {
            document,
            english: Analysis::default(),
            actors: Vec::new(),
            statements: Vec::new(),
        };
    }
    let english = readout_english::read(&document);
    let scene = Scene { document: &document, english: &english, cues: Cues::built_in() };
    let direct = speech::direct(scene);
    let mut cast = Cast::new(scene, names(scene));
    let mut statements: Vec<Statement> =
        direct.iter().map(|direct| statement(scene, direct, &mut cast)).collect();
    let (actors, place) = cast.finish();
    for speaker in statements.iter_mut().filter_map(|statement| statement.speaker.as_mut()) {
        speaker.actor = speaker.actor.map(|old| place[old.0]);
    }
    Account { document, english, actors, statements }
}

fn statement(scene: Scene, direct: &Direct, cast: &mut Cast) -> Statement {
    let content = scene.english.quotations[direct.quotation].content;
    let attribution = direct.attribution.as_ref();
    let speaker = attribution.map(|attribution| Speaker {
        span: attribution.speaker,
        actor: cast.speaker(attribution.speaker, content),
    });
    Statement {
        kind: StatementKind::Direct,
        content: vec![content],
        quoted: vec![content],
        speaker,
        cue: attribution.and_then(|attribution| attribution.cue.clone()),
        act: attribution.map_or(crate::Act::Assert, |attribution| attribution.act),
        polarity: Polarity::Positive,
        addressee: attribution.and_then(|attribution| attribution.addressee(scene)),
        medium: attribution.and_then(|attribution| attribution.medium(scene)),
        date: None,
        chain: Vec::new(),
        confidence: direct.confidence,
    }
}

fn names(_scene: Scene) -> Vec<NameFound> {
    Vec::new()
}

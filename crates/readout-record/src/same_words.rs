//! The same quoted words in several accounts: whole, cut, or with words that drifted.
//!
//! Quotations that share a pair of neighbouring words are laid against each other word by word. Commonplaces do not
//! make two quotations one: how much must agree depends on whether the accounts give the same speaker.

use crate::align::{Alignment, LONGEST, align};
use crate::record::{
    AccountNumber, Actor, ActorNumber, RecordedAccount, SameWords, Statement, StatementNumber, Wording,
    WordingKind,
};
use readout_document::{Evidence, Span};
use readout_statement::{Account, ActorKind};
use readout_story::words::{Word, is_function_word, words};
use rustc_hash::FxHashMap;

/// A stretch between quotation marks.
struct Piece {
    account: usize,
    statement: Option<StatementNumber>,
    speaker: Option<ActorNumber>,
    /// Whether the speaker has a name.
    named: bool,
    span: Span,
    words: Vec<Word>,
}

impl Piece {
    fn folded(&self) -> Vec<&str> {
        self.words.iter().map(|word| word.folded.as_str()).collect()
    }
}

/// Holders of one pair of words beyond which each is held against its next ones only: what many print in the same
/// words stands beside its like, and a commonplace does not tie all to all.
const COMMONPLACE: usize = 64;
/// How many next ones.
const NEXT: usize = 3;

/// Finds the same quoted words across accounts.
pub fn find(
    accounts: &[&Account],
    recorded: &[RecordedAccount],
    actors: &[Actor],
    statements: &[Statement],
) -> Vec<SameWords> {
    let pieces = pieces(accounts, actors, statements);
    let mut group: Vec<usize> = (0..pieces.len()).collect();
    for (one, two) in candidates(&pieces) {
        if root(&group, one) != root(&group, two) && agree(&pieces[one], &pieces[two]) {
            let (low, high) =
                (root(&group, one).min(root(&group, two)), root(&group, one).max(root(&group, two)));
            group[high] = low;
        }
    }
    let mut members: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for piece in 0..pieces.len() {
        members.entry(root(&group, piece)).or_default().push(piece);
    }
    let several = members
        .into_values()
        .filter(|members| members.iter().any(|piece| pieces[*piece].account != pieces[members[0]].account));
    let mut found: Vec<SameWords> =
        several.map(|members| same_words(accounts, recorded, actors, &pieces, &members)).collect();
    found.sort_by_cached_key(|same| {
        let fullest = &same.wordings[0];
        let length = fullest.evidence.exact().len();
        (std::cmp::Reverse((same.texts, length)), fullest.account, fullest.evidence.span())
    });
    found
}

fn is_named(actors: &[Actor], actor: ActorNumber) -> bool {
    !matches!(actors[actor.0].kind, ActorKind::Unnamed | ActorKind::Group)
}

fn root(group: &[usize], mut piece: usize) -> usize {
    while group[piece] != piece {
        piece = group[piece];
    }
    piece
}

/// The outermost quotations of every account with the statement each belongs to, by account and place.
fn pieces(accounts: &[&Account], actors: &[Actor], statements: &[Statement]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for (number, account) in accounts.iter().enumerate() {
        let own = statements[from..].partition_point(|statement| statement.account.0 == number);
        let own_statements = &statements[from..from + own];
        let outermost = account.english.quotations.iter().filter(|quotation| quotation.inside.is_none());
        let mut spans: Vec<Span> = outermost.map(|quotation| quotation.content).collect();
        for quoted in own_statements.iter().flat_map(|statement| &statement.quoted) {
            if !spans.iter().any(|span| span.overlaps(quoted.span())) {
                spans.push(quoted.span());
            }
        }
        spans.sort_unstable();
        let document = &account.document;
        for span in spans {
            let holds = |evidence: &Evidence| evidence.span().overlaps(span);
            let statement = own_statements
                .iter()
                .position(|it| it.quoted.iter().any(holds) || it.content.iter().any(holds));
            let skip: Vec<Span> = document.inline_furniture(span).iter().map(|piece| piece.span).collect();
            let mut words = words(&document.text, span, &skip);
            words.truncate(LONGEST);
            let speaker = statement.and_then(|it| own_statements[it].speaker.as_ref()?.actor);
            pieces.push(Piece {
                account: number,
                statement: statement.map(|statement| StatementNumber(from + statement)),
                named: speaker.is_some_and(|speaker| is_named(actors, speaker)),
                speaker,
                span,
                words,
            });
        }
        from += own;
    }
    pieces
}

/// Pairs of pieces that share two neighbouring words of which one has content, each pair once, in order.
fn candidates(pieces: &[Piece]) -> Vec<(usize, usize)> {
    let mut holders: FxHashMap<(&str, &str), Vec<usize>> = FxHashMap::default();
    for (number, piece) in pieces.iter().enumerate() {
        for pair in piece.words.windows(2) {
            let (one, two) = (pair[0].folded.as_str(), pair[1].folded.as_str());
            if is_function_word(one) && is_function_word(two) {
                continue;
            }
            let holders = holders.entry((one, two)).or_default();
            if holders.last() != Some(&number) {
                holders.push(number);
            }
        }
    }
    let mut pairs: Vec<(usize, usize)> = holders
        .into_values()
        .flat_map(|holders| {
            let reach = if holders.len() <= COMMONPLACE { holders.len() } else { NEXT };
            let mut pairs = Vec::new();
            for (at, one) in holders.iter().enumerate() {
                pairs.extend(holders[at + 1..].iter().take(reach).map(|two| (*one, *two)));
            }
            pairs
        })
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How the shorter of two wordings stands to the longer one; `None` when they are not the same words.
fn agree(one: &Piece, two: &Piece) -> bool {
    let (longer, shorter) = if one.words.len() >= two.words.len() { (one, two) } else { (two, one) };
    let (long, short) = (longer.folded(), shorter.folded());
    let alignment = align(&long, &short);
    let matched = alignment.matched.len();
    let content = alignment.matched.iter().filter(|(_, word)| !is_function_word(short[*word])).count();
    let whole = is_whole(&alignment, short.len());
    let known = one.named && two.named;
    let equal = whole && short.len() == long.len();
    let enough = match (known, one.speaker == two.speaker) {
        (true, true) => matched >= 2 && content >= 2,
        _ if equal && matched >= 6 => content >= 2,
        (true, false) => matched >= 6 && content >= 3,
        _ => matched >= 5 && content >= 3,
    };
    if one.account == two.account {
        return whole && enough && matched >= 5;
    }
    let close =
        matched * 10 >= short.len() * 6 && matched >= 4 && alignment.covered.len() <= short.len() * 3 / 2 + 2;
    enough && (whole || close)
}

/// Whether every word of the shorter wording stands in the longer one without a break.
fn is_whole(alignment: &Alignment, shorter: usize) -> bool {
    alignment.matched.len() == shorter && alignment.covered.len() == shorter
}

fn same_words(
    accounts: &[&Account],
    recorded: &[RecordedAccount],
    actors: &[Actor],
    pieces: &[Piece],
    members: &[usize],
) -> SameWords {
    let mut members: Vec<&Piece> = members.iter().map(|member| &pieces[*member]).collect();
    members.sort_by_key(|piece| (piece.account, piece.span));
    let fullest = (0..members.len())
        .max_by_key(|at| (members[*at].words.len(), std::cmp::Reverse(*at)))
        .unwrap_or_default();
    let fullest = members.remove(fullest);
    let mut otherwise = Vec::new();
    let mut wordings: Vec<Wording> =
        members.iter().map(|piece| against(accounts, fullest, piece, &mut otherwise)).collect();
    otherwise.sort_unstable();
    otherwise.dedup();
    wordings.insert(0, wording(accounts, fullest, WordingKind::Fullest, runs(&fullest.words, &otherwise)));
    let mut speakers: Vec<ActorNumber> =
        std::iter::once(fullest).chain(members.iter().copied()).filter_map(|piece| piece.speaker).collect();
    speakers.sort_unstable();
    speakers.dedup();
    if speakers.iter().any(|speaker| is_named(actors, *speaker)) {
        speakers.retain(|speaker| is_named(actors, *speaker));
    }
    let mut texts: Vec<usize> = wordings.iter().map(|wording| recorded[wording.account.0].text).collect();
    texts.sort_unstable();
    texts.dedup();
    SameWords { speakers, wordings, texts: texts.len() }
}

/// Lays `piece` against the fullest wording; words of the fullest that it has otherwise are added to `otherwise`.
fn against(accounts: &[&Account], fullest: &Piece, piece: &Piece, otherwise: &mut Vec<usize>) -> Wording {
    let alignment = align(&fullest.folded(), &piece.folded());
    let length = piece.words.len();
    let kind = if is_whole(&alignment, length) {
        if length == fullest.words.len() { WordingKind::Equal } else { WordingKind::Cut }
    } else {
        WordingKind::Drifted
    };
    let matched = |word: usize| alignment.matched.iter().any(|(_, own)| *own == word);
    let differing: Vec<usize> = (0..length).filter(|word| !matched(*word)).collect();
    otherwise.extend(
        alignment.covered.clone().filter(|word| !alignment.matched.iter().any(|(theirs, _)| theirs == word)),
    );
    wording(accounts, piece, kind, runs(&piece.words, &differing))
}

fn wording(accounts: &[&Account], piece: &Piece, kind: WordingKind, differing: Vec<Span>) -> Wording {
    Wording {
        account: AccountNumber(piece.account),
        statement: piece.statement,
        evidence: Evidence::of(&accounts[piece.account].document, piece.span),
        kind,
        differing,
    }
}

/// The spans of the numbered words, neighbours in one.
fn runs(words: &[Word], numbers: &[usize]) -> Vec<Span> {
    let mut runs: Vec<(usize, Span)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((last, span)) if *last + 1 == *number => {
                *last = *number;
                *span = span.cover(words[*number].span);
            }
            _ => runs.push((*number, words[*number].span)),
        }
    }
    runs.into_iter().map(|(_, span)| span).collect()
}

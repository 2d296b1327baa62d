//! What each actor has said of each issue, in order of time.

pub mod shifts;
mod side;
pub mod stance;
mod told;
pub mod words;

use crate::actors::Joined;
use crate::issues::terms::{Form, Term, is_topic, terms};
use crate::issues::{Bearing, Issue, IssueNumber, issues};
use crate::lexicon::Lexicon;
use crate::reading::Reading;
use crate::record::{Actor, ActorNumber, RecordedAccount, Statement, StatementNumber};
use jiff::civil::Date;
use readout_document::{Evidence, Span};
use readout_english::{Knowledge, PronType, Relation, Upos, lemma};
use readout_statement::{Account, Act, ActorKind, Polarity};
use readout_story::words::fold;
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shifts::{Shift, Told};
use side::Side;
use stance::{Carried, stances};
use std::ops::Range;

/// Where somebody stands on an issue, as far as the words carry it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// "must", "we want", "is essential".
    For,
    /// "must not", "unrealistic", "rejects".
    Against,
    /// "unlikely", "has little incentive": says that it will not come, not that it should not.
    Doubtful,
    /// "only if".
    Conditional,
    /// "may", "on the table".
    Open,
    /// "too early to say", "declined to comment".
    Declined,
}

impl Stance {
    /// The stance on the contrary of something.
    pub fn contrary(self) -> Self {
        match self {
            Self::For => Self::Against,
            Self::Against => Self::For,
            other => other,
        }
    }
}

/// What one actor has said of one issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// Whose it is.
    pub actor: ActorNumber,
    /// On what.
    pub issue: IssueNumber,
    /// What was said, in order of time.
    pub said: Vec<Said>,
}

/// A statement that bears on an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The statement; none when the account tells itself what the actor wants ("Norrland wants the toll to stay").
    pub statement: Option<StatementNumber>,
    /// The words that tell it, from the first to the last.
    pub evidence: Evidence,
    /// The day it was said, or by which it had been said.
    pub by: Option<Date>,
    /// The stance its words carry, if they carry one.
    pub stance: Option<Stance>,
    /// The words that carry it.
    pub words: Option<Evidence>,
    /// The party whose it is, where stances on different parties' do not contradict each other.
    pub of: Option<String>,
    /// Whether the words leave open that there be none of it: "talks may go on **without Norrland**". Who says that it must
    /// be contradicts them.
    pub spared: bool,
}

/// Bytes of what was said from which only the sentence that bears on an issue is given under it.
const LONG: usize = 320;

/// Issues, and what each actor has said of them.
#[derive(Debug, Default)]
pub struct Positions {
    /// What is argued about, by actors and texts.
    pub issues: Vec<Issue>,
    /// By issue, then actor.
    pub positions: Vec<Position>,
    /// Positions that moved, by actor and day.
    pub shifts: Vec<Shift>,
}

/// Finds what is argued about, and what each actor has said of it.
pub fn find(
    accounts: &[&Account],
    recorded: &[RecordedAccount],
    joined: &Joined,
    statements: &[Statement],
    lexicon: &Lexicon,
) -> Positions {
    let mut from = 0;
    let mut bearings: Vec<Bearing> = Vec::new();
    let mut moved: Vec<Shift> = Vec::new();
    for (number, account) in accounts.iter().enumerate() {
        let own = statements[from..].partition_point(|statement| statement.account.0 == number);
        let reading = Reading::of(account);
        let mut reader = Reader {
            reading: &reading,
            lexicon,
            account: number,
            text: recorded[number].text,
            actors: &joined.actors,
            joined,
            last: FxHashMap::default(),
            bearings: Vec::new(),
            stances: Vec::new(),
        };
        for (at, recorded) in statements[from..from + own].iter().enumerate() {
            reader.read(&account.statements[at], recorded, StatementNumber(from + at));
        }
        let told = shifts::told(&Told {
            account,
            number,
            joined,
            statements: &statements[from..from + own],
            first: from,
            stances: &reader.stances,
        });
        let places: Vec<Span> = statements[from..from + own].iter().map(whole).collect();
        told::read(&mut reader);
        bearings.extend(reader.after_shifts(&told, from, &places));
        moved.extend(told);
        from += own;
    }
    let moved = shifts::joined(moved);
    let found = issues(recorded, lexicon, bearings);
    let mut all = Positions { shifts: moved, ..Positions::default() };
    for (number, (issue, bearings)) in found.into_iter().enumerate() {
        all.issues.push(issue);
        all.positions.extend(positions(recorded, statements, IssueNumber(number), bearings, &all.shifts));
    }
    all
}

/// What each actor has said of one issue.
fn positions(
    recorded: &[RecordedAccount],
    statements: &[Statement],
    issue: IssueNumber,
    mut bearings: Vec<Bearing>,
    shifts: &[Shift],
) -> Vec<Position> {
    bearings.sort_by_key(|it| (it.actor, it.id(), it.stance.is_none()));
    bearings.dedup_by_key(|it| (it.actor, it.id()));
    let mut positions: Vec<Position> = Vec::new();
    for bearing in bearings {
        let document = &recorded[bearing.account].document;
        let said = Said {
            statement: bearing.statement,
            evidence: Evidence::of(document, bearing.place),
            by: match bearing.statement {
                Some(number) => shifted(shifts, number).or_else(|| day(recorded, &statements[number.0])),
                None => document.published.as_ref().map(|known| known.value),
            },
            stance: bearing.stance,
            words: bearing.words.map(|span| Evidence::of(document, span)),
            of: bearing.of,
            spared: bearing.spared,
        };
        match positions.last_mut() {
            Some(last) if last.actor == bearing.actor => last.said.push(said),
            _ => positions.push(Position { actor: bearing.actor, issue, said: vec![said] }),
        }
    }
    for position in &mut positions {
        let spans: Vec<(String, Span)> =
            position.said.iter().map(|it| (it.evidence.document().to_owned(), it.evidence.span())).collect();
        // Of one saying read within another, the inner one is what bears on the issue.
        position.said.retain(|it| {
            let (document, span) = (it.evidence.document(), it.evidence.span());
            !spans.iter().any(|(other, inner)| other == document && *inner != span && span.contains(*inner))
        });
        position.said.sort_by_cached_key(|said| {
            (said.by.is_none(), said.by, said.evidence.document().to_owned(), said.evidence.span())
        });
    }
    positions
}

/// The day that an account gives for what a position moved to.
fn shifted(shifts: &[Shift], statement: StatementNumber) -> Option<Date> {
    shifts.iter().find(|shift| shift.statements.1.contains(&statement)).and_then(|shift| shift.to_day)
}

/// The day a statement was made, or else the day its account was published.
pub fn day(recorded: &[RecordedAccount], statement: &Statement) -> Option<Date> {
    let published = recorded[statement.account.0].document.published.as_ref().map(|known| known.value);
    statement.date.as_ref().map(|date| date.value).or(published)
}

/// From the first to the last word of what was said.
fn whole(statement: &Statement) -> Span {
    let spans = statement.content.iter().map(Evidence::span);
    spans.reduce(Span::cover).unwrap_or_else(|| Span::new(0, 0))
}

/// Reads what the statements of one account bear on.
struct Reader<'a> {
    reading: &'a Reading<'a>,
    lexicon: &'a Lexicon,
    account: usize,
    text: usize,
    actors: &'a [Actor],
    joined: &'a Joined,
    /// What each actor's last statement bore on, and where it ended.
    last: FxHashMap<ActorNumber, (Vec<String>, usize)>,
    bearings: Vec<Bearing>,
    /// The stance that the words of each statement carry on anything.
    stances: Vec<Option<Stance>>,
}

impl Reader<'_> {
    /// The bearings, those of statements that a shift leads to also on what the shift moved away from.
    fn after_shifts(mut self, shifts: &[Shift], first: usize, places: &[Span]) -> Vec<Bearing> {
        for shift in shifts {
            let (from, to) = &shift.statements;
            let mut keys: Vec<String> = self
                .bearings
                .iter()
                .filter(|it| it.statement.is_some_and(|it| from.contains(&it)))
                .map(|it| it.key.clone())
                .collect();
            keys.sort_unstable();
            keys.dedup();
            for number in to {
                let stance = self.stances[number.0 - first];
                let known = |key: &String| {
                    self.bearings.iter().any(|it| it.statement == Some(*number) && it.key == *key)
                };
                let new: Vec<String> = keys.iter().filter(|key| !known(key)).cloned().collect();
                self.bearings.extend(new.into_iter().map(|key| Bearing {
                    key,
                    form: Form::Aside,
                    family: String::new(),
                    statement: Some(*number),
                    place: places[number.0 - first],
                    actor: shift.actor,
                    account: self.account,
                    text: self.text,
                    phrase: None,
                    head: None,
                    of: None,
                    stance,
                    words: None,
                    spared: false,
                }));
            }
        }
        self.bearings
    }

    fn read(
        &mut self,
        statement: &readout_statement::Statement,
        recorded: &Statement,
        number: StatementNumber,
    ) {
        self.stances.push(None);
        let Some(actor) = recorded.speaker.as_ref().and_then(|speaker| speaker.actor) else { return };
        if self.is_nobody(actor) {
            return;
        }
        let side = Side::of(self, recorded, actor);
        let party = side.party.clone();
        let place = whole(recorded);
        let mut own: Vec<Bearing> = Vec::new();
        let mut leaning: Option<Carried> = None;
        let mut less: Option<Carried> = None;
        let read: Vec<(Range<usize>, Vec<Carried>)> = self
            .reading
            .clauses(statement)
            .into_iter()
            .map(|clause| {
                let carried = stances(self.reading, &self.lexicon.words, &clause, &|token| side.has(token));
                (clause, carried)
            })
            .collect();
        for (clause, mut carried) in read {
            carried.extend(self.of_cue(statement, &clause, carried.is_empty()));
            if let Some(stance) = self.stances.last_mut().filter(|stance| stance.is_none()) {
                *stance = carried.iter().find(|it| !it.weak).or(carried.first()).and_then(|it| it.stance);
            }
            let terms = terms(self.reading, self.lexicon, &clause, &carried, party.as_deref());
            if let Some(at) = self.settles_for_less(&clause) {
                less = less.or_else(|| self.falling_short(&clause, at));
            } else if terms.iter().all(|term| term.form == Form::Aside) && self.leans(&clause) {
                leaning = leaning.or(carried.first().cloned());
            }
            let place = if place.len() > LONG { self.reading.span(&clause).unwrap_or(place) } else { place };
            let told = |term: &Term| term.form != Form::Aside || is_topic(self.reading, &clause, term.token);
            own.extend(
                terms.into_iter().filter(told).map(|term| self.bearing((Some(number), place), actor, term)),
            );
        }
        if own.iter().all(|bearing| bearing.form == Form::Aside)
            && let Some(carried) = leaning
        {
            let inherited = self.before(statement, actor);
            own.extend(
                inherited
                    .into_iter()
                    .map(|key| self.bearing((Some(number), place), actor, Term::inherited(key, &carried))),
            );
        }
        if let Some(carried) = less {
            let wanted = self.wanted_before(statement);
            let wanted =
                wanted.into_iter().map(|key| Term { form: Form::Head, ..Term::inherited(key, &carried) });
            own.extend(wanted.map(|term| self.bearing((Some(number), place), actor, term)));
        }
        let end = statement.content.last().map_or(0, |piece| piece.end());
        let keys: Vec<String> = own.iter().map(|it| it.key.clone()).collect();
        if !keys.is_empty() {
            self.last.insert(actor, (keys, end));
        }
        self.bearings.extend(own);
    }

    /// Whether a source is no party: a poll, a report.
    fn is_nobody(&self, actor: ActorNumber) -> bool {
        let actor = &self.actors[actor.0];
        let head = actor.name.split([',', '(']).next().unwrap_or_default();
        let words =
            head.split_whitespace().take_while(|word| !matches!(*word, "of" | "by" | "from" | "on" | "for"));
        let unnamed = matches!(actor.kind, ActorKind::Unnamed | ActorKind::Group);
        let noun = words.last().filter(|_| unnamed).map(|word| fold(&lemma(word, Upos::Noun)));
        noun.is_some_and(|noun| self.lexicon.words.nobody.contains(&noun))
    }

    /// What a statement, or words that stand for none, bears on.
    fn bearing(&self, said: (Option<StatementNumber>, Span), actor: ActorNumber, term: Term) -> Bearing {
        Bearing {
            key: term.key,
            form: term.form,
            family: term.family,
            statement: said.0,
            place: said.1,
            actor,
            account: self.account,
            text: self.text,
            phrase: term.phrase,
            head: self.reading.english().tokens.get(term.token).map(|token| token.span),
            of: term.of,
            stance: term.stance,
            words: term.words.filter(|_| term.stance.is_some()),
            spared: term.spared,
        }
    }

    /// The country or part of the world that the speaker speaks for, as the account names it.
    fn party(&self, recorded: &Statement) -> Option<String> {
        let speaker = recorded.speaker.as_ref()?;
        let matters = &self.lexicon.matters;
        let actor = &self.actors[speaker.actor?.0];
        let offices = actor.offices.iter().map(|office| office.exact());
        let mut words = std::iter::once(speaker.evidence.exact()).chain([actor.name.as_str()]).chain(offices);
        words.find_map(|words| {
            words.split_whitespace().find_map(|word| {
                let word = word.trim_end_matches(',');
                let word = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
                let country = Knowledge::built_in().country_of(word).map(|(country, _)| fold(country));
                country.or_else(|| Some(matters.party(fold(word))).filter(|party| *party != fold(word)))
            })
        })
    }

    /// The stance that the words of saying carry on what they have as their object: "rejected the sale".
    fn of_cue(
        &self,
        statement: &readout_statement::Statement,
        clause: &Range<usize>,
        alone: bool,
    ) -> Option<Carried> {
        let cue = statement.cue.as_ref()?;
        let words = &self.lexicon.words;
        let stance = if statement.polarity == Polarity::Negative || statement.act == Act::Decline {
            Stance::Declined
        } else if alone && !self.reading.is_finite(clause) {
            let token = self.reading.tokens(cue.span).start;
            // "**Warnings** against a strike" have their plural for a dictionary form.
            let noun = || words.cues.get(self.reading.lemma(token));
            let stance = *words.cues.get(&cue.lemma).or_else(noun)?;
            if cue.lemma == "call"
                && self.reading.upos(token) == Upos::Verb
                && !cue.span.of(self.reading.text()).contains(" for")
            {
                return None;
            }
            // "appealed to them **not to** leave".
            if self.reading.lemma(clause.start) == "not" { stance.contrary() } else { stance }
        } else {
            return None;
        };
        Some(Carried {
            stance: Some(stance),
            predicate: usize::MAX,
            words: cue.span,
            of_subject: false,
            weak: false,
            modal: false,
            possible: false,
            aside: false,
            depth: 9,
        })
    }

    /// Whether a clause names what it speaks of by a pronoun or "this": it leans on what came before.
    fn leans(&self, clause: &Range<usize>) -> bool {
        let reading = &self.reading;
        clause.clone().any(|at| {
            let token = &reading.english().tokens[at];
            let pronoun = match reading.lemma(at) {
                "it" => token.relation == Relation::Obj,
                "that" | "this" => true,
                _ => false,
            };
            let points =
                || reading.head(at).is_some_and(|noun| self.lexicon.matters.points(reading.lemma(noun)));
            let pointing = token.upos == Upos::Det && token.feats.pron_type == Some(PronType::Dem);
            token.upos == Upos::Pron && pronoun || pointing && points()
        })
    }

    /// The "less" by which a clause speaks of less than something that it does not name: "the crews must make do with
    /// **less**".
    fn settles_for_less(&self, clause: &Range<usize>) -> Option<usize> {
        clause.clone().find(|at| {
            let next = self.reading.english().tokens.get(at + 1).map(|next| next.upos);
            self.reading.folded(*at) == "less"
                && *at > clause.start
                && matches!(self.reading.relation(*at), Relation::Obl | Relation::Obj | Relation::Nmod)
                && matches!(next, None | Some(Upos::Punct | Upos::Cconj))
        })
    }

    /// That there will be less is against what was wanted, that there will not is for it.
    fn falling_short(&self, clause: &Range<usize>, less: usize) -> Option<Carried> {
        let reading = self.reading;
        let verb = reading.head(less)?;
        let negated = (clause.start..less).any(|at| matches!(reading.lemma(at), "not" | "never" | "no"));
        Some(Carried {
            stance: Some(if negated { Stance::For } else { Stance::Against }),
            predicate: verb,
            words: reading.span(&(verb.min(less)..less + 1))?,
            of_subject: false,
            weak: false,
            modal: false,
            possible: false,
            aside: false,
            depth: 0,
        })
    }

    /// What the sentence before tells somebody to want, in its own words or another’s.
    fn wanted_before(&self, statement: &readout_statement::Statement) -> Vec<String> {
        let Some(first) = statement.content.first() else { return Vec::new() };
        let Some(sentence) = self.reading.english().sentence_of(self.reading.tokens(*first).start) else {
            return Vec::new();
        };
        let sentences = &self.reading.english().sentences;
        let at = sentences.partition_point(|other| other.tokens.end <= sentence.tokens.start);
        let Some(before) = at.checked_sub(1).map(|before| sentences[before].tokens.clone()) else {
            return Vec::new();
        };
        let wanting = |at: &usize| {
            self.reading.upos(*at) == Upos::Verb
                && self.lexicon.words.wanting.contains(self.reading.lemma(*at))
        };
        let Some(verb) = before.clone().find(wanting) else { return Vec::new() };
        let clause = told::clause(self.reading, verb, before.start);
        let carried = stances(self.reading, &self.lexicon.words, &clause, &|_| true);
        let terms = terms(self.reading, self.lexicon, &clause, &carried, None);
        terms.into_iter().filter(|term| term.stance == Some(Stance::For)).map(|term| term.key).collect()
    }

    /// What a statement that leans is about: the words around it in its sentence, or what its speaker spoke of just
    /// before.
    fn before(&self, statement: &readout_statement::Statement, actor: ActorNumber) -> Vec<String> {
        let Some(first) = statement.content.first() else { return Vec::new() };
        let tokens = self.reading.tokens(*first);
        let Some(sentence) = self.reading.english().sentence_of(tokens.start) else { return Vec::new() };
        let before = sentence.tokens.start..tokens.start;
        let named: Vec<String> =
            terms(self.reading, self.lexicon, &before, &[], None).into_iter().map(|term| term.key).collect();
        if !named.is_empty() {
            return named;
        }
        let near = |end: usize| {
            let start = first.start();
            end <= start && self.reading.text()[end..start].matches('\n').count() <= 2
        };
        self.last.get(&actor).filter(|(_, end)| near(*end)).map(|(keys, _)| keys.clone()).unwrap_or_default()
    }
}

//! Accounts built by hand: an invented story, told without the reader of statements.
#![allow(dead_code)]

use readout_document::{Document, Known, KnownFrom, Span};
use readout_english::{Analysis, Quotation, Sentence};
use readout_statement::{
    Account, Act, Actor, ActorId, ActorKind, Cue, Mention, MentionForm, Polarity, Speaker, Statement,
    StatementKind,
};

/// An account under construction.
pub struct Told {
    account: Account,
}

/// An account of `outlet`, published on `day` ("2031-03-04"). Sentences end at full stops, quotations stand between
/// curly marks.
pub fn told(id: &str, outlet: &str, day: &str, text: &str) -> Told {
    let mut document = Document::from_text(id, text);
    document.outlet = Some(Known { value: outlet.to_owned(), from: KnownFrom::Manifest });
    document.published = day.parse().ok().map(|value| Known { value, from: KnownFrom::Manifest });
    let english =
        Analysis { sentences: sentences(text), quotations: quotations(text), ..Analysis::default() };
    Told {
        account: Account {
            document,
            english,
            actors: Vec::new(),
            statements: Vec::new(),
            events: Vec::new(),
            figures: Vec::new(),
        },
    }
}

fn sentences(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(['\n', ' ']).chain([(text.len(), "")]) {
        let so_far = &text[start..at];
        let marks_pair = so_far.matches('“').count() == so_far.matches('”').count();
        let ends = so_far.trim_end_matches('”').ends_with('.') && marks_pair || text[at..].starts_with('\n');
        if ends || at == text.len() {
            let span = Span::new(start, at).trim(text);
            if !span.is_empty() {
                sentences.push(Sentence { span, tokens: 0..0, heading: false });
            }
            start = at;
        }
    }
    sentences
}

fn quotations(text: &str) -> Vec<Quotation> {
    text.match_indices('“')
        .filter_map(|(open, mark)| {
            let start = open + mark.len();
            let end = start + text[start..].find('”')?;
            let content = Span::new(start, end);
            Some(Quotation { content, opening: None, closing: None, inside: None, continues: false })
        })
        .collect()
}

impl Told {
    pub fn title(mut self, title: &str) -> Self {
        self.account.document.title = Some(Known { value: title.to_owned(), from: KnownFrom::FrontMatter });
        self
    }

    pub fn language(mut self, code: &str) -> Self {
        self.account.document.language = Some(code.to_owned());
        self
    }

    /// Names an actor: every place where `words` stand is a mention.
    pub fn actor(mut self, name: &str, kind: ActorKind, words: &str) -> Self {
        let text = &self.account.document.text;
        let mentions = text
            .match_indices(words)
            .map(|(at, _)| Mention { span: Span::new(at, at + words.len()), form: MentionForm::Name })
            .collect();
        self.account.actors.push(Actor { name: name.to_owned(), kind, office: None, mentions });
        self
    }

    /// A person named by the last word of the name.
    pub fn person(self, name: &str) -> Self {
        let surname = name.rsplit(' ').next().unwrap_or(name).to_owned();
        self.actor(name, ActorKind::Person, &surname)
    }

    /// The actor named last is described by its words and not named.
    pub fn described(mut self) -> Self {
        let actor = self.account.actors.last_mut().expect("an actor");
        actor.mentions.iter_mut().for_each(|mention| mention.form = MentionForm::Description);
        self
    }

    /// The actor named last has an office, printed as `words`.
    pub fn office(mut self, words: &str) -> Self {
        let at = self.account.document.text.find(words).expect("the office stands in the text");
        let actor = self.account.actors.last_mut().expect("an actor");
        actor.office = Some(Span::new(at, at + words.len()));
        self
    }

    /// A direct quotation with its speaker; `attribution` stands in the text, such as "Solberg said".
    pub fn says(mut self, speaker: &str, attribution: &str, words: &str) -> Self {
        let actor = self.account.actors.iter().position(|actor| actor.name == speaker).map(ActorId);
        let (who, cue) = attribution.rsplit_once(' ').expect("speaker and cue");
        let start = self.find(attribution).start();
        let cue_start = start + who.len() + 1;
        let statement = Statement {
            speaker: Some(Speaker { span: Span::new(start, start + who.len()), actor }),
            cue: Some(Cue { span: Span::new(cue_start, cue_start + cue.len()), lemma: "say".to_owned() }),
            ..self.quoted(words)
        };
        self.account.statements.push(statement);
        self
    }

    /// A direct quotation without a speaker.
    pub fn unattributed(mut self, words: &str) -> Self {
        let statement = self.quoted(words);
        self.account.statements.push(statement);
        self
    }

    fn quoted(&self, words: &str) -> Statement {
        let span = self.find(words);
        Statement {
            kind: StatementKind::Direct,
            content: vec![span],
            quoted: vec![span],
            speaker: None,
            cue: None,
            act: Act::Assert,
            polarity: Polarity::Positive,
            addressee: None,
            medium: None,
            date: None,
            chain: Vec::new(),
            tense: None,
            inside: None,
            insertions: Vec::new(),
            pattern: "",
            confidence: 0.9,
        }
    }

    fn find(&self, words: &str) -> Span {
        let at = self.account.document.text.find(words).expect("words of the text");
        Span::new(at, at + words.len())
    }

    pub fn build(mut self) -> Account {
        self.account.statements.sort_by_key(|statement| statement.content[0]);
        self.account
    }
}

/// Four accounts of a quarrel over a lighthouse: two write for themselves, one reprints, one is in another language.
pub fn lighthouse() -> Vec<Account> {
    let post = "The council of Vessby voted on Tuesday to sell the lighthouse at Orm Point to a hotel company.\n\
        “We have kept this light burning for a hundred and forty years,” Mira Solberg said. The mayor voted against \
        the sale.\nThe hotel company, Nordkyst, offered nine million crowns and promised to keep the lamp lit. \
        Keepers at the tower heard of the sale from the radio.\n“Nobody asked the keepers before the vote was \
        taken,” Jon Brekke said.\n“The light goes out over my dead body.”";
    let herald = "A hotel company may buy the lighthouse at Orm Point, after the council of Vessby voted for the sale.\n\
        Nordkyst will pay nine million crowns for the tower and its two cottages, the council said.\n\
        “We have kept this lamp burning for a hundred and forty years,” said Mayor Solberg in the hall.\n\
        Brekke wrote that “nobody asked the keepers before the vote” and that he would leave in May.";
    let reprint = format!("{post}\nThe sale still needs the consent of the county.");
    let french = "Le conseil de Vessby a voté mardi la vente du phare à une société hôtelière.";
    vec![
        told("post", "Vessby Post", "2031-03-04", post)
            .title("Council sells Orm Point lighthouse to hotel company")
            .person("Mira Solberg")
            .person("Jon Brekke")
            .says(
                "Mira Solberg",
                "Mira Solberg said",
                "We have kept this light burning for a hundred and forty years,",
            )
            .says("Jon Brekke", "Jon Brekke said", "Nobody asked the keepers before the vote was taken,")
            .unattributed("The light goes out over my dead body.")
            .build(),
        told("herald", "The Orm Herald", "2031-03-05", herald)
            .person("Solberg")
            .person("Brekke")
            .says(
                "Solberg",
                "said Mayor Solberg",
                "We have kept this lamp burning for a hundred and forty years,",
            )
            .says("Brekke", "Brekke wrote", "nobody asked the keepers before the vote")
            .build(),
        told("reprint", "Coast Today", "2031-03-06", &reprint)
            .person("Mira Solberg")
            .person("Jon Brekke")
            .says(
                "Mira Solberg",
                "Mira Solberg said",
                "We have kept this light burning for a hundred and forty years,",
            )
            .says("Jon Brekke", "Jon Brekke said", "Nobody asked the keepers before the vote was taken,")
            .unattributed("The light goes out over my dead body.")
            .build(),
        told("phare", "Le Phare", "", french).language("fr").build(),
    ]
}

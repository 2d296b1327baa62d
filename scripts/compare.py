"""Reads the same treebank and the same news with Readout, spaCy and NLTK, and prints one table.

    python3 -m venv .venv && .venv/bin/pip install spacy nltk
    cargo build --release -p readout
    OMP_NUM_THREADS=1 .venv/bin/python scripts/compare.py DATA [EPOCHS [FOLDER]]

DATA is the folder with `english/treebank` and `load`. NLTK's averaged perceptron is trained here on EWT train, and with EPOCHS
spaCy likewise, from nothing (tok2vec of 96, tagger of UPOS, parser): some minutes an epoch, so that what it learnt is kept in
FOLDER and taken from there the next time. Readout is the binary with its models. All are scored by the same lines below on
EWT dev from gold tokens (punctuation counted, subtypes stripped), and timed on the same news articles on one thread.
"""

import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import time

import nltk
from nltk.tag.perceptron import PerceptronTagger

READOUT = os.path.join(os.path.dirname(__file__), "../target/release/readout")
ARTICLES = 100


def sentences(text):
    """CoNLL-U as lists of (form, upos, head, relation), heads from 0 and the root its own head."""
    for block in text.split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        rows = [row for row in rows if row[0].isdigit()]
        if rows:
            head = lambda at, row: int(row[6]) - 1 if int(row[6]) else at
            yield [(row[1], row[3], head(at, row), row[7].split(":")[0]) for at, row in enumerate(rows)]


def treebank(data, name):
    with gzip.open(f"{data}/english/treebank/{name}", "rt") as file:
        text = file.read()
    return text, list(sentences(text))


def score(gold, read):
    pairs = [(one, other) for a, b in zip(gold, read, strict=True) for one, other in zip(a, b, strict=True)]
    share = lambda right: 100 * sum(map(right, pairs)) / len(pairs)
    upos = share(lambda pair: pair[0][1] == pair[1][1])
    if pairs[0][1][2] is None:
        return upos, None, None
    uas = share(lambda pair: pair[0][2] == pair[1][2])
    las = share(lambda pair: pair[0][2:] == pair[1][2:])
    return upos, uas, las


def batches(examples, words):
    """The examples in batches of about so many words."""
    batch, size = [], 0
    for example in examples:
        batch.append(example)
        size += len(example.reference)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def train_spacy(train, epochs, folder):
    import spacy

    if folder and os.path.isdir(folder):
        return spacy.load(folder)
    from spacy.tokens import Doc
    from spacy.training import Example

    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    listen = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
    tagger = {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": listen}
    nlp.add_pipe("tagger", config={"model": tagger})
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2", "state_type": "parser", "extra_state_tokens": False,
        "hidden_width": 128, "maxout_pieces": 3, "use_upper": True, "nO": None, "tok2vec": listen,
    }
    nlp.add_pipe("parser", config={"model": parser})
    examples = []
    for rows in train:
        words, tags, heads, relations = (list(column) for column in zip(*rows))
        relations = ["ROOT" if head == at else name for at, (head, name) in enumerate(zip(heads, relations))]
        doc = Doc(nlp.vocab, words=words, tags=tags, heads=heads, deps=relations)
        examples.append(Example(Doc(nlp.vocab, words=words), doc))
    random.seed(1)
    optimizer = nlp.initialize(lambda: examples)
    for epoch in range(epochs):
        random.shuffle(examples)
        start, losses = time.time(), {}
        for batch in batches(examples, 1000):
            nlp.update(batch, drop=0.1, sgd=optimizer, losses=losses)
        print(f"  spaCy epoch {epoch + 1}: {time.time() - start:.0f} s", file=sys.stderr, flush=True)
    if folder:
        with nlp.use_params(optimizer.averages):
            nlp.to_disk(folder)
        return spacy.load(folder)
    return nlp


def read_spacy(nlp, gold):
    from spacy.tokens import Doc

    for rows in gold:
        doc = Doc(nlp.vocab, words=[row[0] for row in rows], sent_starts=[True] + [False] * (len(rows) - 1))
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        relation = lambda token: "root" if token.dep_ == "ROOT" else token.dep_
        yield [(token.text, token.tag_, token.head.i, relation(token)) for token in doc]


def read_readout(text, *options):
    with tempfile.NamedTemporaryFile("w", suffix=".conllu") as file:
        file.write(text)
        file.flush()
        out = subprocess.run([READOUT, "parse", file.name, "--format", "conllu", *options], capture_output=True, text=True)
    return list(sentences(out.stdout))


def main():
    data, epochs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0
    folder = sys.argv[3] if len(sys.argv) > 3 else None
    _, train = treebank(data, "ewt-train.conllu.gz")
    text, gold = treebank(data, "ewt-dev.conllu.gz")
    with gzip.open(f"{data}/load/articles.jsonl.gz", "rt") as file:
        news = [json.loads(line)["text"] for line, _ in zip(file, range(ARTICLES))]
    tagger = PerceptronTagger(load=False)
    tagger.train([[row[:2] for row in rows] for rows in train], nr_iter=8)
    tagged = [[(*pair, None, None) for pair in tagger.tag([row[0] for row in rows])] for rows in gold]
    nlp = train_spacy(train, epochs, folder) if epochs else None
    scores = [score(gold, read_readout(text, "--gold-tokens")), score(gold, tagged)]
    # Speed: raw news to tags (and trees, where there are any), everything pinned to one core.
    os.sched_setaffinity(0, {0})
    with tempfile.TemporaryDirectory() as folder:
        for at, article in enumerate(news):
            with open(f"{folder}/{at:03}.txt", "w") as file:
                file.write(article)
        start = time.time()
        out = subprocess.run([READOUT, "parse", folder, "--format", "conllu"], capture_output=True, text=True).stdout
        took = time.time() - start
        speed = [sum(map(len, sentences(out))) / took]
    words = [nltk.tokenize.wordpunct_tokenize(article) for article in news]
    start = time.time()
    speed.append(sum(len(tagger.tag(article)) for article in words) / (time.time() - start))
    names = ["Readout", f"NLTK {nltk.__version__}"]
    does = ["the whole process from files: sentences, tokens, tags, trees, names, times", "tags, of tokens made before"]
    if nlp:
        scores.append(score(gold, read_spacy(nlp, gold)))
        start = time.time()
        speed.append(sum(len(nlp(article)) for article in news) / (time.time() - start))
        names.append(f"spaCy, {epochs} epochs")
        does.append("tokens, tags, trees")
    print("| reader | UPOS | UAS | LAS | tokens/s, one core | what it does in that time |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, scored, tokens, what in zip(names, scores, speed, does):
        shown = [f"{value:.1f}" if value is not None else "-" for value in scored]
        print(f"| {name} | {' | '.join(shown)} | {tokens:,.0f} | {what} |")


main()

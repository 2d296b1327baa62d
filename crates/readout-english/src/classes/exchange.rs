//! The exchange algorithm: classes that make the classes of neighbouring words predict each other best.
//!
//! Martin, Liermann and Ney, "Algorithms for bigram and trigram word clustering" (1998). It finds the same kind of
//! classes as Brown's clustering and takes minutes where that takes hours. Each word in turn moves to the class that
//! raises the likelihood of the class bigrams most, until the rounds are over.

use rustc_hash::FxHashMap;

/// Text to be clustered, as a stream of word keys with sentence ends.
#[derive(Clone, Debug, Default)]
pub struct Exchange {
    index: FxHashMap<u64, u32>,
    keys: Vec<u64>,
    counts: Vec<u32>,
    /// The text as word numbers; `u32::MAX` ends a sentence.
    text: Vec<u32>,
}

const END: u32 = u32::MAX;

/// A class for each frequent word.
#[derive(Clone, Debug)]
pub struct WordClasses {
    /// Word keys with their class and coarse class, sorted by key.
    pub words: Vec<(u64, u16, u8)>,
}

impl Exchange {
    /// Adds one word to the sentence.
    pub fn word(&mut self, key: u64) {
        let next = self.keys.len() as u32;
        let number = *self.index.entry(key).or_insert(next);
        if number == next {
            self.keys.push(key);
            self.counts.push(0);
        }
        self.counts[number as usize] += 1;
        self.text.push(number);
    }

    /// Ends the sentence.
    pub fn end_sentence(&mut self) {
        self.text.push(END);
    }

    /// Words read so far.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether no word was read.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Puts the words seen at least `min_count` times into `classes` classes in `rounds` rounds, and those into
    /// `coarse` groups.
    pub fn cluster(&self, classes: usize, coarse: usize, min_count: u32, rounds: usize) -> WordClasses {
        let mut order: Vec<u32> =
            (0..self.keys.len() as u32).filter(|&word| self.counts[word as usize] >= min_count).collect();
        order.sort_unstable_by_key(|&word| {
            (std::cmp::Reverse(self.counts[word as usize]), self.keys[word as usize])
        });
        let bigrams = Bigrams::count(&self.text, &order, self.keys.len());
        let mut table = Table::new(&bigrams, order.len(), classes);
        for _ in 0..rounds {
            if table.round(&bigrams) == 0 {
                break;
            }
        }
        let groups = table.merge(coarse);
        let mut words: Vec<(u64, u16, u8)> = order
            .iter()
            .zip(&table.class)
            .map(|(&word, &class)| (self.keys[word as usize], class as u16, groups[class as usize]))
            .collect();
        words.sort_unstable();
        WordClasses { words }
    }
}

/// Neighbours of each word with counts. Word numbers are ranks by frequency; the last two "words" stand for the
/// sentence's edge and for all rare words, and never move.
struct Bigrams {
    before: Vec<Vec<(u32, u32)>>,
    after: Vec<Vec<(u32, u32)>>,
}

impl Bigrams {
    fn count(text: &[u32], order: &[u32], all: usize) -> Self {
        let words = order.len();
        let (edge, rare) = (words as u32, words as u32 + 1);
        let mut rank = vec![rare; all];
        order.iter().enumerate().for_each(|(at, &word)| rank[word as usize] = at as u32);
        let mut pairs = Vec::with_capacity(text.len());
        let mut last = edge;
        for &word in text {
            let next = if word == END { edge } else { rank[word as usize] };
            if !(last == edge && next == edge) {
                pairs.push(u64::from(last) << 32 | u64::from(next));
            }
            last = next;
        }
        pairs.sort_unstable();
        let (mut before, mut after) = (vec![Vec::new(); words + 2], vec![Vec::new(); words + 2]);
        for run in pairs.chunk_by(|a, b| a == b) {
            let (left, right, count) = ((run[0] >> 32) as u32, run[0] as u32, run.len() as u32);
            after[left as usize].push((right, count));
            before[right as usize].push((left, count));
        }
        Self { before, after }
    }
}

/// Class bigram counts and the classes of words.
struct Table {
    /// Movable classes, then one for the edge and one for rare words.
    classes: usize,
    width: usize,
    class: Vec<u32>,
    words: usize,
    /// `count[a * width + b]`: class `a` before class `b`; `turned` is its transpose.
    count: Vec<i64>,
    turned: Vec<i64>,
    total: Vec<i64>,
    /// n·ln n for small n.
    entropy: Vec<f64>,
}

impl Table {
    fn new(bigrams: &Bigrams, words: usize, classes: usize) -> Self {
        let width = classes + 2;
        let mut class: Vec<u32> = (0..words).map(|word| (word % classes) as u32).collect();
        class.extend([classes as u32, classes as u32 + 1]);
        let entropy =
            (0..1 << 16).map(|n| if n == 0 { 0.0 } else { f64::from(n) * f64::from(n).ln() }).collect();
        let mut table = Self {
            classes,
            width,
            class,
            words,
            count: vec![0; width * width],
            turned: vec![0; width * width],
            total: vec![0; width],
            entropy,
        };
        for (word, after) in bigrams.after.iter().enumerate() {
            let from = table.class[word] as usize;
            for &(next, count) in after {
                let to = table.class[next as usize] as usize;
                table.count[from * width + to] += i64::from(count);
                table.turned[to * width + from] += i64::from(count);
                table.total[from] += i64::from(count);
            }
        }
        table
    }

    fn entropy(&self, n: i64) -> f64 {
        match self.entropy.get(n as usize) {
            Some(value) => *value,
            None => n as f64 * (n as f64).ln(),
        }
    }

    /// Offers every word every class once; returns how many moved.
    fn round(&mut self, bigrams: &Bigrams) -> usize {
        let mut moved = 0;
        for word in 0..self.words {
            let old = self.class[word] as usize;
            let (before, itself) = self.by_class(&bigrams.before[word], word);
            let (after, _) = self.by_class(&bigrams.after[word], word);
            self.shift(old, &before, &after, itself, -1);
            let best = self.best_class(&before, &after, itself, old);
            self.shift(best, &before, &after, itself, 1);
            self.class[word] = best as u32;
            moved += usize::from(best != old);
        }
        moved
    }

    /// Neighbour counts by class, and how often the word neighbours itself.
    fn by_class(&self, neighbours: &[(u32, u32)], word: usize) -> (Vec<(usize, i64)>, i64) {
        let mut itself = 0;
        let mut counts: Vec<(usize, i64)> = Vec::with_capacity(neighbours.len());
        for &(other, count) in neighbours {
            if other as usize == word {
                itself = i64::from(count);
            } else {
                counts.push((self.class[other as usize] as usize, i64::from(count)));
            }
        }
        counts.sort_unstable();
        counts.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        (counts, itself)
    }

    fn shift(
        &mut self,
        class: usize,
        before: &[(usize, i64)],
        after: &[(usize, i64)],
        itself: i64,
        sign: i64,
    ) {
        let width = self.width;
        for &(other, count) in before {
            self.count[other * width + class] += sign * count;
            self.turned[class * width + other] += sign * count;
        }
        for &(other, count) in after {
            self.count[class * width + other] += sign * count;
            self.turned[other * width + class] += sign * count;
        }
        self.count[class * width + class] += sign * itself;
        self.turned[class * width + class] += sign * itself;
        let all: i64 = after.iter().map(|(_, count)| count).sum::<i64>() + itself;
        self.total[class] += sign * all;
    }

    fn best_class(&self, before: &[(usize, i64)], after: &[(usize, i64)], itself: i64, old: usize) -> usize {
        let all: i64 = after.iter().map(|(_, count)| count).sum::<i64>() + itself;
        let mut gains: Vec<f64> = (0..self.classes)
            .map(|class| 2.0 * (self.entropy(self.total[class]) - self.entropy(self.total[class] + all)))
            .collect();
        for (neighbours, table) in [(before, &self.count), (after, &self.turned)] {
            for &(other, count) in neighbours {
                let row = &table[other * self.width..other * self.width + self.classes];
                for (gain, &have) in gains.iter_mut().zip(row) {
                    *gain += self.entropy(have + count) - self.entropy(have);
                }
            }
        }
        if itself > 0 {
            for (class, gain) in gains.iter_mut().enumerate() {
                let have = self.count[class * self.width + class];
                *gain += self.entropy(have + itself) - self.entropy(have);
            }
        }
        let mut best = old;
        (0..self.classes).for_each(|class| best = if gains[class] > gains[best] { class } else { best });
        best
    }

    /// Joins classes, each time the two whose joining costs least, until `groups` are left; gives each class its
    /// group.
    fn merge(&self, groups: usize) -> Vec<u8> {
        let width = self.width;
        let mut count = self.count.clone();
        let mut total = self.total.clone();
        let mut alive: Vec<usize> = (0..self.classes).collect();
        let mut group: Vec<usize> = (0..self.classes).collect();
        let mut costs: FxHashMap<(usize, usize), f64> = FxHashMap::default();
        while alive.len() > groups.max(1) {
            let mut best = (f64::INFINITY, 0, 0);
            for (at, &a) in alive.iter().enumerate() {
                for &b in &alive[at + 1..] {
                    // Costs of pairs that were not touched hardly change: they are kept from the round before.
                    let cost =
                        *costs.entry((a, b)).or_insert_with(|| self.merge_cost(&count, &total, &alive, a, b));
                    if cost < best.0 {
                        best = (cost, a, b);
                    }
                }
            }
            let (_, a, b) = best;
            for other in 0..width {
                count[a * width + other] += count[b * width + other];
                count[b * width + other] = 0;
            }
            for other in 0..width {
                count[other * width + a] += count[other * width + b];
                count[other * width + b] = 0;
            }
            total[a] += total[b];
            alive.retain(|&class| class != b);
            group.iter_mut().for_each(|class| *class = if *class == b { a } else { *class });
            costs.retain(|&(x, y), _| ![x, y].iter().any(|class| [a, b].contains(class)));
        }
        group.iter().map(|class| alive.iter().position(|other| other == class).unwrap_or(0) as u8).collect()
    }

    fn merge_cost(&self, count: &[i64], total: &[i64], alive: &[usize], a: usize, b: usize) -> f64 {
        let width = self.width;
        let fixed = [self.classes, self.classes + 1];
        let join = |x: i64, y: i64| self.entropy(x) + self.entropy(y) - self.entropy(x + y);
        let mut cost = -2.0 * join(total[a], total[b]);
        for &other in alive.iter().chain(&fixed).filter(|&&other| other != a && other != b) {
            cost += join(count[a * width + other], count[b * width + other]);
            cost += join(count[other * width + a], count[other * width + b]);
        }
        let inner = [count[a * width + a], count[a * width + b], count[b * width + a], count[b * width + b]];
        cost + inner.iter().map(|&n| self.entropy(n)).sum::<f64>() - self.entropy(inner.iter().sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_like_company_fall_into_one_class() {
        // Pronouns, verbs and nouns, each word as often as its place in the list says.
        let lists: [&[u64]; 3] = [&[0, 1, 2, 3], &[10, 11, 12, 13], &[20, 21, 22, 23]];
        let mut random = crate::model::Shuffle::new(5);
        let mut exchange = Exchange::default();
        for _ in 0..20_000 {
            for list in lists {
                let at = (random.number() % 15 + 1).ilog2() as usize;
                exchange.word(list[at]);
            }
            exchange.end_sentence();
        }
        let classes = exchange.cluster(3, 2, 2, 30).words;
        let class = |key: u64| classes.iter().find(|(word, ..)| *word == key).unwrap().1;
        let apart = lists.iter().filter(|list| list.iter().all(|key| class(*key) == class(list[0]))).count();
        assert_eq!(apart, 3, "{classes:?}");
        assert_eq!(classes, exchange.cluster(3, 2, 2, 30).words);
    }
}

//! Ratings, counts and buttons that no word list can hold: stars, "4.1 / 5 (37 votes)", "14 comments".

use super::lines::{Kind, Line};
use crate::FurnitureKind;

/// Marks them.
pub(super) fn mark(lines: &mut [Line]) {
    for line in lines.iter_mut().filter(|line| line.is_open() && line.words <= 14) {
        if has_stars(line.bare) || is_count(&line.key) || is_rating(&line.key) {
            line.kind = Kind::Furniture(FurnitureKind::Widget);
        }
    }
}

fn has_stars(bare: &str) -> bool {
    bare.chars().filter(|letter| "★☆⭐".contains(*letter)).count() >= 2
}

/// "14 comments", "1.2k shares".
fn is_count(key: &str) -> bool {
    const COUNTED: [&str; 14] = [
        "comment",
        "comments",
        "share",
        "shares",
        "like",
        "likes",
        "view",
        "views",
        "votes",
        "vote",
        "retweets",
        "reactions",
        "replies",
        "followers",
    ];
    let mut words = key.split(' ');
    let number = words.next().is_some_and(|word| {
        let digits = word.trim_end_matches(['k', 'm', '+']).replace([',', '.'], "");
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    number && words.next().is_some_and(|word| COUNTED.contains(&word)) && words.next().is_none()
}

/// "average rating 4 / 5", "37 votes, 4.1 / 5".
fn is_rating(key: &str) -> bool {
    let rates = ["rating", "average rating", "rate", "score"].iter().any(|word| key.starts_with(word));
    key.contains("/ 5") && (key.contains(" votes") || rates)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::furniture::lines::cut;

    #[test]
    fn ratings_and_counts() {
        let found = |text| {
            let mut lines = cut(text, 0);
            mark(&mut lines);
            lines[0].kind == Kind::Furniture(FurnitureKind::Widget)
        };
        for text in [
            "Rate it ★★★★☆ 4.1 / 5 (37 votes)",
            "14 comments",
            "1.2k shares",
            "Average rating 0 / 5. Vote count: 0",
        ] {
            assert!(found(text), "{text}");
        }
        for text in [
            "14 votes were cast",
            "12 shares fell",
            "Five comments",
            "The rating fell to 3 / 5 stars, she said.",
        ] {
            assert!(!found(text), "{text}");
        }
    }
}

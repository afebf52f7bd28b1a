//! What stands between arms, or is missing there, and what is said of it.

use super::model::Table;
use super::{input, messages, with_match};
use crate::matching::call::{Call, Parts};

#[test]
fn an_arrow_a_body_or_a_comma_that_is_forgotten() {
    let arrow = "expected `=>` and an expression after this pattern";
    let body = "expected an expression after `=>`";
    let comma = "expected a comma in front of this arm";
    let cases: [(&str, &[&str]); 22] = [
        ("2xx", &[arrow]),
        ("2xx, 3xx, _", &[arrow, arrow, arrow]),
        ("2xx, _ => 1", &[arrow]),
        ("2xx => 1, 3xx, _ => 2", &[arrow]),
        ("2xx => 1, 3xx, 4xx, _ => 2", &[arrow, arrow]),
        ("2xx => 1, 3xx { 3 } _ => 2", &[arrow]),
        ("2xx => 1, _", &[arrow]),
        ("2xx => 1, _,", &[arrow]),
        ("2xx =>, _ => 1", &[body]),
        ("2xx => _ => 1", &[body]),
        ("2xx => 1, _ =>", &[body]),
        ("2xx => 1 _ => 2", &[comma]),
        ("2xx => a.b() #[allow(unused)] 3xx | 4xx if c => 2 _ => 3", &[comma, comma]),
        ("2xx => a::<B>() x @ 3xx => 2, _ => 3", &[comma]),
        ("2xx => , 3xx => , _ => ,", &[body, body, body]),
        ("2xx if a, _ => 1", &[arrow]),
        ("2xx => 1, 3xx if f::<A, B>(), 4xx if b, _ => 2", &[arrow, arrow]),
        ("2xx => 1, _ if a", &[arrow]),
        ("2xx if |a, _| b => 1, _ => 2", &[]),
        ("2xx => 1, Bananna, _ => 2", &[arrow]),
        ("2xx => |a, b| a, f(a), 3xx => 1", &[arrow]),
        ("2xx => a::<B, C>(), _ => 2", &[]),
    ];
    for (arms, expected) in cases {
        assert_eq!(messages(&Table::standard(), arms), expected, "{arms}");
    }
}

/// What stands behind a comma and is no arm is not written into the match.
#[test]
fn leftovers() {
    let no_pattern = |text| {
        format!("`{text}` is no pattern; expected a number, a name, a mask such as `2xx`, a range, `unlisted` or `_`")
    };
    let nothing = "expected a pattern: a number, a name, a mask such as `2xx`, a range, `unlisted` or `_`".to_owned();
    let cases = [
        ("2xx => a, ..", vec![no_pattern("..")]),
        ("2xx => a, .., _ => b", vec![no_pattern("..")]),
        ("2xx => a, ! , ?, 3xx => b, &x", vec![no_pattern("!"), no_pattern("?"), no_pattern("&")]),
        ("2xx => a,, _ => b", vec![nothing.clone()]),
        ("2xx => a, #[allow(unused)] , _ => b", vec![nothing]),
    ];
    for (arms, expected) in cases {
        let (messages, bodies) = with_match(&Table::standard(), arms, |match_| {
            let messages: Vec<String> = match_.faults.iter().map(|fault| fault.message.clone()).collect();
            (messages, match_.arms.iter().map(|arm| arm.arm.body.len()).collect::<Vec<_>>())
        });
        assert_eq!(messages, expected, "{arms}");
        assert!(bodies.iter().all(|length| *length == 1), "{arms}: {bodies:?}");
    }
}

#[test]
fn a_sign_between_the_code_and_its_arms() {
    for (sign, name) in [(",", "comma"), ("=>", "arrow")] {
        let call = Call::new(input(&Table::standard(), &format!("code {sign} {{ 2xx => 1 }}"))).unwrap();
        let Parts { scrutinee, arms, fault, .. } = call.scrutinee_and_arms().unwrap();
        assert_eq!((scrutinee.len(), arms.len()), (1, 4));
        let message = format!("no {name} stands between the code and its arms; write `code {{ ... }}`");
        assert_eq!(fault.unwrap().message, message);
    }
}

//! Source text with holes.
//!
//! What is the same for every table stands in `template/` as text, and not in a `quote!`, which is compiled to code for
//! each of its tokens. Every cold build of a user's program waits for this crate, so that code is felt.
//!
//! A hole is a name in capital letters after a dollar: `$VARIANTS`. It stands wherever tokens can, also in `#[doc = $PAGE]`.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt as _};

/// The tokens of a template, with those of each hole in its place.
pub(crate) fn fill(template: &str, holes: &[(&str, &dyn ToTokens)]) -> TokenStream {
    #[cfg(test)]
    tests::check(template, holes);
    put(lex(template), holes)
}

/// A test has seen that there are tokens.
///
/// Where there is a compiler it is asked itself: `proc_macro2` would first lex the text in code that is not optimised.
fn lex(template: &str) -> TokenStream {
    if proc_macro::is_available() {
        template.parse::<proc_macro::TokenStream>().unwrap_or_default().into()
    } else {
        template.parse().unwrap_or_default()
    }
}

fn put(template: TokenStream, holes: &[(&str, &dyn ToTokens)]) -> TokenStream {
    let mut filled = TokenStream::new();
    let mut tokens = template.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => {
                filled.append(TokenTree::from(Group::new(group.delimiter(), put(group.stream(), holes))));
            }
            TokenTree::Punct(dollar) if dollar.as_char() == '$' => {
                let name = tokens.next().to_token_stream();
                let text = name.to_string();
                match holes.iter().find(|(hole, _)| *hole == text) {
                    Some((_, hole)) => hole.to_tokens(&mut filled),
                    // A variable of a macro by example.
                    None => {
                        filled.append(TokenTree::from(dollar));
                        put(name, holes).to_tokens(&mut filled);
                    }
                }
            }
            token => filled.append(token),
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::fs;
    use std::path::Path;

    use proc_macro2::TokenStream;
    use quote::{ToTokens, quote};

    use super::fill;

    thread_local! {
        /// The templates that were filled in this thread.
        static FILLED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    }

    /// A template is Rust, and its holes are those that are filled.
    pub(super) fn check(template: &str, holes: &[(&str, &dyn ToTokens)]) {
        let lexed: Result<TokenStream, _> = template.parse();
        assert!(lexed.is_ok(), "no tokens of Rust:\n{template}");
        let is_of_a_name = |character: char| character.is_ascii_uppercase() || character == '_';
        let mut present: Vec<&str> = (template.split('$').skip(1))
            .map(|text| text.split(|character| !is_of_a_name(character)).next().unwrap())
            .filter(|name| !name.is_empty())
            .collect();
        present.sort_unstable();
        present.dedup();
        let mut filled: Vec<&str> = holes.iter().map(|(name, _)| *name).collect();
        filled.sort_unstable();
        assert_eq!(present, filled, "the holes that there are, and those that are filled:\n{template}");
        FILLED.with_borrow_mut(|known| known.push(template.to_owned()));
    }

    #[test]
    fn a_hole_stands_anywhere() {
        let template =
            r#"#[doc = $PAGE] impl $NAME { $METHODS } const _: [$NAME; 2] = [Of($NUMBER), $NAME { $NUMBER }];"#;
        let (page, name, number) = ("text", quote!(Code), quote!(7));
        let filled = fill(
            template,
            &[
                ("PAGE", &page),
                ("NAME", &name),
                (
                    "METHODS",
                    &quote!(
                        fn a(&self) {}
                        fn b() {}
                    ),
                ),
                ("NUMBER", &number),
            ],
        );
        let expected = quote! {
            #[doc = "text"] impl Code { fn a(&self) {} fn b() {} } const _: [Code; 2] = [Of(7), Code { 7 }];
        };
        assert_eq!(filled.to_string(), expected.to_string());
    }

    #[test]
    fn a_variable_of_a_macro_stays() {
        let filled = fill("macro_rules! m { ($($a:tt)*) => { $NAME!($($NAME $a)*) } }", &[("NAME", &quote!(n))]);
        let expected = "macro_rules! m { ($($a:tt)*) => { n!($(n $a)*) } }";
        assert_eq!(filled.to_string(), expected.parse::<TokenStream>().unwrap().to_string());
    }

    #[test]
    #[should_panic(expected = "the holes that there are")]
    fn a_hole_that_is_not_filled() {
        fill("const A: u8 = $VALUE;", &[]);
    }

    #[test]
    #[should_panic(expected = "the holes that there are")]
    fn a_hole_that_is_not_there() {
        fill("const A: u8 = 1;", &[("VALUE", &1)]);
    }

    #[test]
    #[should_panic(expected = "no tokens of Rust")]
    fn a_template_that_does_not_lex() {
        fill("const A: u8 = (1;", &[]);
    }

    /// Each of them goes through `check`, in the expansions of all that there is.
    #[test]
    fn every_template_is_filled() {
        crate::expand::standard(quote!([ftp_codes]));
        crate::expand::reply_codes(quote!([ftp_codes] 1));
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/template");
        for file in fs::read_dir(folder).unwrap() {
            let file = file.unwrap().path();
            if file.ends_with("serde.rs") && !cfg!(feature = "serde") {
                continue;
            }
            let text = fs::read_to_string(&file).unwrap();
            assert!(FILLED.with_borrow(|filled| filled.contains(&text)), "{} is filled nowhere", file.display());
        }
    }
}

//! Faults of a table as compile errors.

use ftp_codes_spec::Fault;
use proc_macro2::Span;

/// One error per fault, all of them under the literal that names the table.
///
/// The text of an error is `file:line:column: message`, then the faulty line with a caret below it.
pub(crate) fn error(faults: &[Fault], file: &str, text: &str, span: Span) -> syn::Error {
    let mut all: Option<syn::Error> = None;
    for fault in faults {
        let error = syn::Error::new(span, format!("{file}:{fault}{}", excerpt(fault, text)));
        match &mut all {
            Some(all) => all.combine(error),
            None => all = Some(error),
        }
    }
    // A refused table has at least one fault.
    all.unwrap_or_else(|| syn::Error::new(span, format!("{file} is refused")))
}

/// The line of a fault as an editor shows it, with a caret below the column.
fn excerpt(fault: &Fault, text: &str) -> String {
    let Some(line) = usize::try_from(fault.at.line).ok().and_then(|line| text.lines().nth(line.saturating_sub(1)))
    else {
        return String::new();
    };
    let number = fault.at.line.to_string();
    let margin = " ".repeat(number.len());
    // A tab stays a tab, so that the caret is below the character wherever the terminal puts it.
    let mut indent = String::new();
    for character in line.chars().take(fault.at.column.saturating_sub(1) as usize) {
        indent.push(if character == '\t' { '\t' } else { ' ' });
    }
    format!("\n{number} | {line}\n{margin} | {indent}^")
}

#[cfg(test)]
mod tests {
    use ftp_codes_spec::{Fault, Position};
    use proc_macro2::Span;

    #[test]
    fn a_fault_is_shown_with_its_line() {
        let fault = Fault { at: Position { line: 2, column: 5 }, message: "`x` is wrong".to_owned() };
        let error = super::error(&[fault], "my.toml", "[[a]]\né = 1\n", Span::call_site());
        assert_eq!(error.to_string(), "my.toml:2:5: `x` is wrong\n2 | é = 1\n  |     ^");
    }
}

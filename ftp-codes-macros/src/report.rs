//! Faults of a table as compile errors.

use ftp_codes_spec::Fault;
use proc_macro2::Span;

/// One error per fault, all of them under the literal that names the table.
///
/// The text of an error is `file:line:column: message`, then the faulty line with a caret below it.
pub(crate) fn error(faults: &[Fault], file: &str, text: &str, span: Span) -> syn::Error {
    let errors = faults.iter().map(|fault| syn::Error::new(span, format!("{file}:{fault}{}", excerpt(fault, text))));
    let all = errors.reduce(|mut all, error| {
        all.combine(error);
        all
    });
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
    let indent: String = (line.chars())
        .take(fault.at.column.saturating_sub(1) as usize)
        .map(|character| if character == '\t' { '\t' } else { ' ' })
        .collect();
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

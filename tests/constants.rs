//! Every `const fn` in a constant, so that it stays one. A failing test here does not compile.

use ftp_codes::{Class, CodeSet, Group, RawCode, ReplyCode, Standing, WinsockError};

const READY: ReplyCode = match ReplyCode::from_code(220) {
    Some(code) => code,
    None => panic!("listed"),
};
const UNLISTED: RawCode = match RawCode::from_digits(*b"299") {
    Some(code) => code,
    None => panic!("in range"),
};

#[test]
fn codes() {
    const {
        assert!(matches!(ReplyCode::from_digits(*b"220"), Some(ReplyCode::ServiceReady)));
        assert!(matches!(RawCode::new(220), Some(code) if matches!(code.listed(), Some(READY))));
        assert!(READY.code() == 220 && READY.raw().code() == 220 && UNLISTED.code() == 299);
        assert!(matches!((READY.digits(), UNLISTED.digits()), ([b'2', b'2', b'0'], [b'2', b'9', b'9'])));
        assert!(READY.as_str().len() == 3 && UNLISTED.as_str().len() == 3);
        assert!(matches!((READY.class(), UNLISTED.class()), (Class::PositiveCompletion, Class::PositiveCompletion)));
        assert!(matches!((READY.group(), UNLISTED.group()), (Group::Connections, None)));
        assert!(READY.detail() == 0 && UNLISTED.detail() == 9);
        assert!(UNLISTED.listed().is_none());
        assert!(READY.is_positive_completion() && READY.is_connections());
        assert!(!READY.is_positive_preliminary() && !READY.is_positive_intermediate() && !READY.is_protected());
        assert!(!READY.is_transient_negative() && !READY.is_permanent_negative());
        assert!(!READY.is_syntax() && !READY.is_information() && !READY.is_authentication());
        assert!(!READY.is_unspecified() && !READY.is_file_system());
        assert!(UNLISTED.is_positive_completion() && !UNLISTED.is_connections());
        assert!(ReplyCode::ALL.len() == 68 && Class::ALL.len() == 6 && Group::ALL.len() == 6);
    }
}

#[test]
fn the_text_of_the_table() {
    const {
        assert!(READY.name().len() == "ServiceReady".len());
        assert!(READY.headline().len() == READY.text().len());
        assert!(!READY.description().is_empty() && READY.grammar().is_some());
        assert!(matches!(READY.standing(), Standing::Standard) && READY.standing().name().len() == 8);
        assert!(!READY.defined_in().is_empty() && !READY.amended_in().is_empty());
        assert!(matches!(Class::from_digit(6), Some(Class::Protected)) && Class::Protected.digit() == 6);
        assert!(!Class::Protected.name().is_empty() && !Class::Protected.text().is_empty());
        assert!(!Class::Protected.description().is_empty() && !Class::Protected.defined_in().is_empty());
        assert!(Group::from_digit(6).is_none() && Group::Syntax.digit() == 0);
        assert!(!Group::Syntax.name().is_empty() && !Group::Syntax.text().is_empty());
        assert!(!Group::Syntax.description().is_empty() && !Group::Syntax.defined_in().is_empty());
    }
}

const LOGIN: CodeSet = CodeSet::new(&[ReplyCode::UserLoggedIn, ReplyCode::NeedPassword]).with(READY);

#[test]
fn sets() {
    const {
        assert!(LOGIN.len() == 3 && LOGIN.contains_listed(READY) && !LOGIN.without(READY).contains_listed(READY));
        assert!(CodeSet::EMPTY.is_empty() && CodeSet::ALL.len() == 68 && CodeSet::EMPTY.first().is_none());
        assert!(LOGIN.union(LOGIN.complement()).len() == 68 && LOGIN.intersection(LOGIN.complement()).is_empty());
        assert!(LOGIN.difference(CodeSet::of_class(Class::PositiveCompletion)).len() == 1);
        assert!(LOGIN.symmetric_difference(CodeSet::of_group(Group::Authentication)).contains_listed(READY));
        assert!(LOGIN.is_subset(CodeSet::ALL) && CodeSet::ALL.is_superset(LOGIN) && LOGIN.is_disjoint(CodeSet::EMPTY));
        assert!(matches!(LOGIN.first(), Some(READY)));
        let mut set = LOGIN;
        assert!(!set.insert(READY) && set.remove(READY) && !set.remove(READY) && set.insert(READY));
        let _ = set.iter();
    }
}

const RESET: WinsockError = match WinsockError::from_code(10054) {
    Some(error) => error,
    None => panic!("listed"),
};

#[test]
fn windows_errors() {
    const {
        assert!(RESET.code() == 10054 && WinsockError::ALL.len() == 6);
        assert!(!RESET.name().is_empty() && RESET.constant().len() == "WSAECONNRESET".len());
        assert!(!RESET.text().is_empty() && !RESET.description().is_empty());
        assert!(matches!(RESET.error_kind(), Some(std::io::ErrorKind::ConnectionReset)));
    }
}

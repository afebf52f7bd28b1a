/**A reply code as it comes off the wire: any number whose first digit is 1, 2, listed or not.

A number that is not listed is kept, and is still good for every question that a digit can answer ([RFC 1123 §4.1.2.11](https://www.rfc-editor.org/rfc/rfc1123#section-4.1.2.11)).*/
#[derive(
    ::core::clone::Clone,
    ::core::marker::Copy,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash,
)]
#[repr(transparent)]
pub struct RawCode(::core::num::NonZeroU16);
impl RawCode {
    /// The code with this number; `None` if the first digit is no class or there are not three digits.
    #[inline]
    #[must_use]
    pub const fn new(number: u16) -> ::core::option::Option<Self> {
        if ::core::matches!(number, 100..= 299) {
            ::core::option::Option::Some(Self::listed_number(number))
        } else {
            ::core::option::Option::None
        }
    }
    /// The code with these digits, ASCII as on the wire; `None` if they are no digits or the first is no class.
    #[inline]
    #[must_use]
    pub const fn from_digits(digits: [u8; 3]) -> ::core::option::Option<Self> {
        let number = Self::number(digits);
        match ::core::num::NonZeroU16::new(
            if number < Self::NO_DIGIT { number } else { 0 },
        ) {
            ::core::option::Option::Some(number) => {
                ::core::option::Option::Some(Self(number))
            }
            ::core::option::Option::None => ::core::option::Option::None,
        }
    }
    /// The listed code with this number; `None` if the number is not listed.
    #[inline]
    #[must_use]
    pub const fn listed(self) -> ::core::option::Option<ReplyCode> {
        ReplyCode::from_code(self.code())
    }
    /// The number.
    #[inline]
    #[must_use]
    pub const fn code(self) -> u16 {
        self.0.get()
    }
    /// The number as text.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        static NUMBERS: [&str; 200] = [
            "100",
            "101",
            "102",
            "103",
            "104",
            "105",
            "106",
            "107",
            "108",
            "109",
            "110",
            "111",
            "112",
            "113",
            "114",
            "115",
            "116",
            "117",
            "118",
            "119",
            "120",
            "121",
            "122",
            "123",
            "124",
            "125",
            "126",
            "127",
            "128",
            "129",
            "130",
            "131",
            "132",
            "133",
            "134",
            "135",
            "136",
            "137",
            "138",
            "139",
            "140",
            "141",
            "142",
            "143",
            "144",
            "145",
            "146",
            "147",
            "148",
            "149",
            "150",
            "151",
            "152",
            "153",
            "154",
            "155",
            "156",
            "157",
            "158",
            "159",
            "160",
            "161",
            "162",
            "163",
            "164",
            "165",
            "166",
            "167",
            "168",
            "169",
            "170",
            "171",
            "172",
            "173",
            "174",
            "175",
            "176",
            "177",
            "178",
            "179",
            "180",
            "181",
            "182",
            "183",
            "184",
            "185",
            "186",
            "187",
            "188",
            "189",
            "190",
            "191",
            "192",
            "193",
            "194",
            "195",
            "196",
            "197",
            "198",
            "199",
            "200",
            "201",
            "202",
            "203",
            "204",
            "205",
            "206",
            "207",
            "208",
            "209",
            "210",
            "211",
            "212",
            "213",
            "214",
            "215",
            "216",
            "217",
            "218",
            "219",
            "220",
            "221",
            "222",
            "223",
            "224",
            "225",
            "226",
            "227",
            "228",
            "229",
            "230",
            "231",
            "232",
            "233",
            "234",
            "235",
            "236",
            "237",
            "238",
            "239",
            "240",
            "241",
            "242",
            "243",
            "244",
            "245",
            "246",
            "247",
            "248",
            "249",
            "250",
            "251",
            "252",
            "253",
            "254",
            "255",
            "256",
            "257",
            "258",
            "259",
            "260",
            "261",
            "262",
            "263",
            "264",
            "265",
            "266",
            "267",
            "268",
            "269",
            "270",
            "271",
            "272",
            "273",
            "274",
            "275",
            "276",
            "277",
            "278",
            "279",
            "280",
            "281",
            "282",
            "283",
            "284",
            "285",
            "286",
            "287",
            "288",
            "289",
            "290",
            "291",
            "292",
            "293",
            "294",
            "295",
            "296",
            "297",
            "298",
            "299",
        ];
        let slot = self.code().wrapping_sub(100);
        NUMBERS[if slot < 200 { slot } else { 0 } as usize]
    }
    /// The three digits in ASCII, as they stand on the wire.
    #[inline]
    #[must_use]
    pub const fn digits(self) -> [u8; 3] {
        let number = self.code();
        [
            (number / 100) as u8 + b'0',
            (number / 10 % 10) as u8 + b'0',
            (number % 10) as u8 + b'0',
        ]
    }
    /// What the first digit says.
    #[inline]
    #[must_use]
    pub const fn class(self) -> Class {
        match self.code() / 100 {
            1 => Class::JustWait,
            _ => Class::Done,
        }
    }
    /// The third digit, as a number: the finest grade.
    #[inline]
    #[must_use]
    pub const fn detail(self) -> u8 {
        (self.code() % 10) as u8
    }
    ///Whether this is `1yz`: [`Class::JustWait`].
    #[inline]
    #[must_use]
    pub const fn is_just_wait(self) -> bool {
        ::core::matches!(self.code(), 100..= 199)
    }
    ///Whether this is `2yz`: [`Class::Done`].
    #[inline]
    #[must_use]
    pub const fn is_done(self) -> bool {
        ::core::matches!(self.code(), 200..= 299)
    }
    ///Whether this is `x1z`: [`Group::Tea`].
    #[inline]
    #[must_use]
    pub const fn is_tea(self) -> bool {
        self.code() / 10 % 10 == 1
    }
    /// What the second digit says; `None` if the table does not define it.
    #[inline]
    #[must_use]
    pub const fn group(self) -> ::core::option::Option<Group> {
        Group::from_digit((self.code() / 10 % 10) as u8)
    }
    /// What a byte adds to a number if it is no digit in its place: more than any code has.
    const NO_DIGIT: u16 = 299 + 1;
    /// The number that three ASCII digits make; `NO_DIGIT` or more if it is no code.
    #[inline]
    const fn number(digits: [u8; 3]) -> u16 {
        static HUNDREDS: [u16; 256] = RawCode::worth(100, &[1, 2]);
        static TENS: [u16; 256] = RawCode::worth(10, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        static ONES: [u16; 256] = RawCode::worth(1, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        let [first, second, third] = digits;
        HUNDREDS[first as usize] + TENS[second as usize] + ONES[third as usize]
    }
    /// What each byte adds to a number in the place that has this weight and these digits.
    const fn worth(weight: u16, digits: &[u8]) -> [u16; 256] {
        let mut worth = [Self::NO_DIGIT; 256];
        let mut rest = digits;
        while let [digit, others @ ..] = rest {
            worth[(b'0' + *digit) as usize] = weight * *digit as u16;
            rest = others;
        }
        worth
    }
    /// Trusts that the first digit is a class.
    #[inline]
    const fn listed_number(number: u16) -> Self {
        match ::core::num::NonZeroU16::new(number) {
            ::core::option::Option::Some(number) => Self(number),
            ::core::option::Option::None => Self(::core::num::NonZeroU16::MIN),
        }
    }
}

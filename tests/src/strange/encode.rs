//! Text as bytes in an office's encoding.

use super::dress::{Dress, Encoding, Kind};
use encoding_rs::{ISO_8859_15, WINDOWS_1252};

/// Upper half of code page 850, as DOS programs wrote it.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}";

/// What the file is written in: workbooks and JSON know one encoding only.
pub fn of(dress: &Dress) -> Encoding {
    match dress.kind {
        Kind::Csv | Kind::Parcel => dress.encoding,
        Kind::Sheet | Kind::JsonLines => Encoding::Utf8,
    }
}

pub fn fits(text: &str, encoding: Encoding) -> bool {
    match encoding {
        Encoding::Windows1252 => !WINDOWS_1252.encode(text).2,
        Encoding::Iso8859x15 => text.chars().all(|c| !('\u{80}'..'\u{A0}').contains(&c)) && !ISO_8859_15.encode(text).2,
        Encoding::Cp850 => text.chars().all(|c| c.is_ascii() || CP850.contains(c)),
        _ => true,
    }
}

pub fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    let wide = |order: fn(u16) -> [u8; 2], mark: &str| -> Vec<u8> {
        mark.encode_utf16().chain(text.encode_utf16()).flat_map(order).collect()
    };
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf8Mark => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        Encoding::Utf16Le => wide(u16::to_le_bytes, "\u{FEFF}"),
        Encoding::Utf16Be => wide(u16::to_be_bytes, "\u{FEFF}"),
        Encoding::Utf16LeBare => wide(u16::to_le_bytes, ""),
        Encoding::Windows1252 => WINDOWS_1252.encode(text).0.into_owned(),
        Encoding::Iso8859x15 => ISO_8859_15.encode(text).0.into_owned(),
        Encoding::Cp850 => text.chars().map(narrow).collect(),
    }
}

fn narrow(c: char) -> u8 {
    if c.is_ascii() {
        return c as u8;
    }
    CP850.chars().position(|other| other == c).and_then(|at| u8::try_from(at + 128).ok()).unwrap_or(b'?')
}

//! A connection kept open, with as little round it as there can be: the client must not be what is measured.

use std::error::Error;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};

pub(super) type Failed = Box<dyn Error + Send + Sync>;

pub(super) struct Wire(BufReader<TcpStream>);

impl Wire {
    pub fn to(address: SocketAddr) -> Result<Wire, Failed> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        Ok(Wire(BufReader::new(stream)))
    }

    /// Head and body of the answer, which has to have this status.
    pub fn ask(&mut self, request: &str, status: u16) -> Result<(String, Vec<u8>), Failed> {
        self.0.get_mut().write_all(request.as_bytes())?;
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.0.read_line(&mut head)? == 0 {
                return Err("the connection was closed".into());
            }
        }
        let length = header(&head, "content-length").ok_or("an answer without length")?.parse()?;
        let mut body = vec![0; length];
        self.0.read_exact(&mut body)?;
        if !head.starts_with(&format!("HTTP/1.1 {status} ")) {
            return Err(format!("{head}{}", String::from_utf8_lossy(&body)).into());
        }
        Ok((head, body))
    }
}

pub(super) fn request(method: &str, path: &str, headers: &str, body: &str) -> String {
    let mut request = format!("{method} {path} HTTP/1.1\r\nHost: bench\r\n{headers}");
    if !body.is_empty() {
        // Writing into a text can't fail.
        let _ = write!(request, "Content-Type: application/json\r\nContent-Length: {}\r\n", body.len());
    }
    request + "\r\n" + body
}

pub(super) fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

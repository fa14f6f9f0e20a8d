//! HTTP/1.1 messages with a content length: as much of it as loopback peers that we built need.

use std::io::{BufRead, Read};

use anyhow::{Context, Result, bail};

/// A request or a response.
pub struct Message {
    /// Request line or status line.
    pub first_line: String,
    headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Message {
    /// A header's value; `name` in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Reads one message; `None` when the peer has closed.
pub fn read(from: &mut impl BufRead) -> Result<Option<Message>> {
    let Some(first_line) = line(from)? else { return Ok(None) };
    let mut message = Message { first_line, headers: Vec::new(), body: Vec::new() };
    loop {
        let line = line(from)?.context("the peer closed inside a header")?;
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').with_context(|| format!("{line:?} is no header"))?;
        message.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    if message.header("transfer-encoding").is_some() {
        bail!("a chunked body, where a content length was expected: {}", message.first_line);
    }
    let length = message.header("content-length").unwrap_or("0").parse().context("content-length")?;
    message.body.resize(length, 0);
    from.read_exact(&mut message.body)?;
    Ok(Some(message))
}

fn line(from: &mut impl BufRead) -> Result<Option<String>> {
    let mut line = String::new();
    // bounded: a peer that never ends its line is not waited for
    let read = from.take(64 << 10).read_line(&mut line)?;
    Ok((read > 0).then(|| line.trim_end().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_follow_each_other_until_the_end() {
        let mut bytes =
            &b"HTTP/1.1 200 OK\r\nX-Cache: miss\r\ncontent-length: 2\r\n\r\nokGET /next HTTP/1.1\r\n\r\n"[..];
        let first = read(&mut bytes).expect("read").expect("a message");
        assert_eq!((first.header("x-cache"), first.body.as_slice()), (Some("miss"), &b"ok"[..]));
        assert_eq!(read(&mut bytes).expect("read").expect("a message").first_line, "GET /next HTTP/1.1");
        assert!(read(&mut bytes).expect("read").is_none());
    }
}

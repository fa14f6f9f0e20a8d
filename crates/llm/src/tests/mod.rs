//! Against a server on this machine, in every mood.

mod moods;
mod server;
